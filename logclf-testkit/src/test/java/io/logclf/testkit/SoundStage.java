package io.logclf.testkit;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Objects;

/** Decides what users of the CRM do, and keeps the contract; tests override the part to break. */
class SoundStage implements LogClassifier {

    private volatile boolean closed;

    static Verdict abstained() {
        return Verdict.abstained(AbstainReason.NO_MATCH, "");
    }

    /** The answer for an entry that is there, while the stage is open. */
    Verdict answer(LogEntry entry) {
        return entry.source().equals("CRM") && entry.message().startsWith("User")
                ? Verdict.decided(new Label("User Action"), 0.75, new FakeEvidence("a user of the CRM"))
                : abstained();
    }

    /** What a batch gives; {@code oneByOne} can be changed. */
    List<Verdict> batch(List<LogEntry> entries, List<Verdict> oneByOne) {
        return oneByOne;
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public Verdict classify(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        requireOpen();
        return answer(entry);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        return batch(entries, LogClassifier.super.classifyAll(entries));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }
}
