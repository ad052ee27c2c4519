package io.logclf.embedding;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;

/** What a stage that is opened for a single message makes of it. */
final class Answers {

    private Answers() {}

    static Verdict classify(TextEncoder encoder, EmbeddingHead trained, String message) {
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, trained).build()) {
            return stage.classify(LogEntry.of("", message));
        }
    }

    /** Returns what the encoder was given. */
    static List<String> asked(TextEncoder encoder, EmbeddingHead trained, String message) {
        CountingEncoder counting = new CountingEncoder(encoder, text -> {});
        classify(counting, trained, message);
        return counting.asked();
    }

    static List<LogEntry> entriesOf(String... messages) {
        return List.of(messages).stream()
                .map(message -> LogEntry.of("", message))
                .toList();
    }
}
