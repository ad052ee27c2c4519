package io.logclf.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stage: something that decides the label of a message, or abstains.
 *
 * <p>The contract, which {@code LogClassifierContract} in {@code logclf-testkit} checks:
 *
 * <ul>
 *   <li>Safe for concurrent use, and immutable as seen from outside.
 *   <li>Any text is a valid message: empty, a megabyte long, lone surrogates. There is always a verdict.
 *   <li>A batch gives exactly what its messages give one by one, in the order of the input.
 *   <li>A remote stage that cannot be reached abstains with {@link AbstainReason#UNAVAILABLE}. Every exception is a
 *       bug, and the pipeline lets it through.
 *   <li>{@link #close()} may be called repeatedly. Classifying afterwards throws {@link IllegalStateException}; calls
 *       under way during {@code close()} finish, or throw it too.
 * </ul>
 */
public interface LogClassifier extends AutoCloseable {

    /** Returns the stage's name: constant, not blank, and unique within a pipeline. */
    String name();

    /**
     * Decides one message, or abstains.
     *
     * @throws IllegalStateException if the stage is closed
     */
    Verdict classify(LogEntry entry);

    /**
     * Decides many messages: one verdict each, in the order of the input. Stages that gain from seeing several at once
     * override this; the answers are the same either way.
     *
     * @throws IllegalStateException if the stage is closed
     */
    default List<Verdict> classifyAll(List<LogEntry> entries) {
        List<Verdict> verdicts = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            verdicts.add(classify(entry));
        }
        return verdicts;
    }

    /** Tells whether the stage waits for another process; such stages run on the executor in asynchronous use. */
    default boolean isRemote() {
        return false;
    }

    /**
     * Returns how often what has happened inside the stage since it was built, by names such as {@code cache_hits}: lower case,
     * digits and underscores. No count ever falls, and the names are always the same. Monitoring reads this at any time, also
     * after {@link #close()}.
     */
    default Map<String, Long> counters() {
        return Map.of();
    }

    /** Frees what the stage opened itself, and nothing that it was given. Calling it again does nothing. */
    @Override
    void close();
}
