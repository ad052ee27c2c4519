package io.logclf.llm;

import java.time.Duration;

/**
 * Is told what {@link LlmClassifier} asks its model, to count, time or log it. Methods run on the thread that classifies, so
 * they should be quick, and may run concurrently. An exception thrown here is logged and dropped.
 */
public interface LlmListener {

    /** The model was asked, with all retries, and has answered or not. */
    default void called(Call call) {}

    /**
     * Messages got an answer that was known already, or that another caller was waiting for.
     *
     * @param messages how many, at least 1
     */
    default void answeredFromCache(int messages) {}

    /**
     * One question to the model, which may be about several messages.
     *
     * @param messages how many messages the question is about, at least 1
     * @param inputTokens tokens of the question, 0 if the provider does not count them or gave no answer
     * @param outputTokens tokens of the answer, 0 likewise
     * @param latency time from the question to its end, waiting and retries included
     * @param retries how often it was asked again, 0 or more
     * @param outcome how it ended
     */
    record Call(int messages, long inputTokens, long outputTokens, Duration latency, int retries, Outcome outcome) {}

    /** How a question to the model ended. */
    enum Outcome {
        /** With an answer, which may still name no label. */
        ANSWERED,
        /** Without: the model could not be reached, refused, or took too long. */
        FAILED,
        /** It was not asked, since the budget is spent. */
        BUDGET_SPENT
    }
}
