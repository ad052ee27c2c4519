package io.logclf.embedding;

import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.MessageVectors;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;

/** A stage that closes its encoder too. */
final class EncoderOwner implements LogClassifier, MessageVectors {

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
    public float[] vector(String message) {
        return stage.vector(message);
    }

    @Override
    public Map<String, Long> counters() {
        return stage.counters();
    }

    @Override
    public void close() {
        stage.close();
        encoder.close();
    }
}
