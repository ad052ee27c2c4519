package io.logclf.embedding;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The real encoder, with a list of what it was asked, and something to do ahead of each text. */
final class CountingEncoder implements TextEncoder {

    private final TextEncoder real;
    private final Consumer<String> ahead;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    CountingEncoder(TextEncoder real, Consumer<String> ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Embedding encode(String text) {
        asked.add(text);
        ahead.accept(text);
        return real.encode(text);
    }

    @Override
    public int dimension() {
        return real.dimension();
    }

    @Override
    public String fingerprint() {
        return real.fingerprint();
    }

    @Override
    public void close() {
        real.close();
    }
}
