package io.logclf.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A stage: something that decides the label of a message, or abstains. A stage has no name of its own: the pipeline names the
 * place it has there, so that one pipeline can have two stages of a kind. Also the interface to implement for a stage of your
 * own, such as a lookup in a table:
 *
 * <pre>{@code
 * final class KnownSources implements LogClassifier {
 *     private static final Evidence SOURCE = () -> "the source is known";
 *     private volatile boolean closed;
 *
 *     public Verdict classify(LogEntry entry) {
 *         if (closed) {
 *             throw new IllegalStateException("the stage is closed");
 *         }
 *         Label label = table.get(entry.source());
 *         return label == null
 *                 ? Verdict.abstained(AbstainReason.NO_MATCH, "unknown source")
 *                 : Verdict.decided(label, 1.0, SOURCE);
 *     }
 *
 *     public void close() {
 *         closed = true;
 *     }
 * }
 * }</pre>
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

    /**
     * Returns all labels that the stage may decide, always the same; empty if it does not know them. Monitoring shows them before the
     * first message, and an application can check that it knows what to do with each.
     */
    default Set<Label> labels() {
        return Set.of();
    }

    /**
     * Tells whether the stage waits for another process, always the same; such stages, and those behind them, run on the executor
     * in asynchronous use.
     */
    default boolean isRemote() {
        return false;
    }

    /**
     * Returns what the stage counts, such as {@code cache_hits}: always the same counters, each name once. Monitoring reads them
     * at any time, also after {@link #close()}.
     */
    default List<Counter> counters() {
        return List.of();
    }

    /** Frees what the stage opened itself, and nothing that it was given. Calling it again does nothing. */
    @Override
    void close();
}
