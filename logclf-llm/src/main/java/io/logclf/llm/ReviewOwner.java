package io.logclf.llm;

import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;

/** A stage with the review file that was opened for it. */
final class ReviewOwner implements LogClassifier {

    private final LlmClassifier stage;
    private final ReviewFile review;

    ReviewOwner(LlmClassifier stage, ReviewFile review) {
        this.stage = stage;
        this.review = review;
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
    public boolean isRemote() {
        return stage.isRemote();
    }

    @Override
    public Map<String, Long> counters() {
        return stage.counters();
    }

    @Override
    public void close() {
        stage.close();
        review.close();
    }
}
