package io.logclf.testkit;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * A stage with fixed answers, which records the entries it was called with. Safe for concurrent use, and
 * keeps the contract of {@link LogClassifier} as long as its answers depend on the entry alone.
 *
 * <p>For tests of what is built on stages: the order in a cascade, routes, listeners, closing. A stage
 * itself is tested with the real thing.
 *
 * <pre>{@code
 * FakeClassifier first = FakeClassifier.abstaining(AbstainReason.NO_MATCH);
 * FakeClassifier second = FakeClassifier.deciding("Backup").remote();
 * pipelineOf(first, second).classify("app", "backup started");
 * assertThat(second.asked()).hasSize(1);
 * }</pre>
 */
public final class FakeClassifier implements LogClassifier {

    private final Function<LogEntry, Verdict> answers;
    private final boolean remote;
    private final ConcurrentLinkedQueue<LogEntry> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private FakeClassifier(Function<LogEntry, Verdict> answers, boolean remote) {
        this.answers = Objects.requireNonNull(answers, "answers");
        this.remote = remote;
    }

    /** Returns a local stage that gives every message {@code label} with confidence 1. */
    public static FakeClassifier deciding(String label) {
        return of(entry -> Verdict.decided(new Label(label), 1.0, new FakeEvidence("fixed")));
    }

    /** Returns a local stage that abstains from every message with this reason. */
    public static FakeClassifier abstaining(AbstainReason reason) {
        return of(entry -> Verdict.abstained(reason, "fixed"));
    }

    /** Returns a local stage that answers with {@code answers}; what that throws goes through. */
    public static FakeClassifier of(Function<LogEntry, Verdict> answers) {
        return new FakeClassifier(answers, false);
    }

    /** Returns a stage with the same answers that says it is remote; it has a record of its own. */
    public FakeClassifier remote() {
        return new FakeClassifier(answers, true);
    }

    /** Returns the entries so far, in the order of the calls; a copy. */
    public List<LogEntry> asked() {
        return List.copyOf(asked);
    }

    /** Tells whether the stage was closed. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Records the entry and returns the fixed answer.
     *
     * @throws IllegalStateException if the stage is closed
     * @throws NullPointerException if the entry is null
     */
    @Override
    public Verdict classify(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        requireOpen();
        asked.add(entry);
        return answers.apply(entry);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        return LogClassifier.super.classifyAll(entries);
    }

    @Override
    public boolean isRemote() {
        return remote;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stage is closed");
        }
    }
}
