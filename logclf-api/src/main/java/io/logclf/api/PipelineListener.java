package io.logclf.api;

/**
 * Observes what happens inside a {@link ClassificationPipeline}, to count, time or log it. All methods do nothing by default.
 *
 * <p>Methods run on the thread that classifies, so they should be quick, and may run concurrently. An exception thrown
 * here does not affect the classification: it is logged and dropped.
 *
 * <p>For each stage that runs on an entry there is one {@link #stageAsked}, and then exactly one of {@link #stageDecided},
 * {@link #stageAbstained} and {@link #stageFailed}; for each entry that is classified there is one {@link #classified} at
 * the end. In a batch, a stage's events for all entries come together.
 *
 * <p>Times are nanoseconds spent in the stage. For a message that was classified in a batch, it is the batch's time
 * divided by its number of messages.
 */
public interface PipelineListener {

    /** A stage is about to run on an entry. */
    default void stageAsked(String stage, LogEntry entry) {}

    /** A stage gave the label. */
    default void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {}

    /** A stage left the message to the next one. */
    default void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {}

    /**
     * A stage threw. The exception reaches the caller of the pipeline after this; for a batch, every message of it is
     * reported.
     */
    default void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {}

    /**
     * A message has its classification, decided or not: called once for each message, after what its stages reported, and before
     * the caller has the classification. Not called for a message, or a batch, whose classification threw.
     *
     * @param nanos from the call of the pipeline to its end: for a batch, divided by its number of messages; in asynchronous use,
     *     with the time spent waiting for the executor
     */
    default void classified(LogEntry entry, Classification classification, long nanos) {}
}
