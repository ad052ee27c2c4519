package io.logclf.training.train;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Encodes each text once, since training asks for the same ones again and again. Closing it does nothing. */
final class RememberingEncoder implements TextEncoder {

    private final TextEncoder encoder;
    private final Map<String, Embedding> known = new ConcurrentHashMap<>();

    RememberingEncoder(TextEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Embedding encode(String text) {
        return encodeAll(List.of(text)).get(0);
    }

    @Override
    public List<Embedding> encodeAll(List<String> texts) {
        List<String> unknown = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            List<Embedding> embeddings = encoder.encodeAll(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), embeddings.get(i));
            }
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(text)))
                .toList();
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public String fingerprint() {
        return encoder.fingerprint();
    }

    @Override
    public void close() {}
}
