package io.logclf.embedding;

import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;

/** A stage that closes its encoder too. */
final class EncoderOwner implements LogClassifier {

    private final EmbeddingClassifier stage;
    private final TextEncoder encoder;

    EncoderOwner(EmbeddingClassifier stage, TextEncoder encoder) {
        this.stage = stage;
        this.encoder = encoder;
    }

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public Verdict classify(LogEntry entry) {
        return stage.classify(entry);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        return stage.classifyAll(entries);
    }

    @Override
    public void close() {
        stage.close();
        encoder.close();
    }
}
