package io.logclf.llm;

import java.time.Duration;

/**
 * Receives the calls of an {@link LlmClassifier}, to time or log them. Plain counts are simpler to get from
 * {@link LlmClassifier#counters}.
 *
 * <pre>{@code
 * LlmListener slow = new LlmListener() {
 *     @Override
 *     public void called(Call call) {
 *         if (call.latency().toSeconds() >= 5) {
 *             log.warn("{} messages took {}", call.messages(), call.latency());
 *         }
 *     }
 * };
 * }</pre>
 *
 * <p>Methods run on the thread that classifies, so they should be quick, and may run concurrently. An exception thrown
 * here is logged and dropped.
 */
public interface LlmListener {

    /** A call has ended, after all its retries, with an answer or without. */
    default void called(Call call) {}

    /**
     * Messages got an answer that was cached, or that another caller was waiting for.
     *
     * @param messages how many, at least 1
     */
    default void answeredFromCache(int messages) {}

    /**
     * One call, which may be about several messages.
     *
     * @param messages how many messages the call is about, at least 1
     * @param inputTokens tokens of the request, 0 if the provider does not count them or there was no answer
     * @param outputTokens tokens of the answer, 0 likewise
     * @param latency from the start of the call to its end, waiting and retries included
     * @param retries how many requests followed the first, 0 or more
     * @param outcome how the call ended
     */
    record Call(int messages, long inputTokens, long outputTokens, Duration latency, int retries, Outcome outcome) {}

    /** How a call ended. */
    enum Outcome {
        /** With an answer, which may still name none of the labels. */
        ANSWERED,
        /** Without an answer: the model could not be reached, refused the request, or took too long. */
        FAILED,
        /** No request was sent, or no further one, since the budget is spent. */
        BUDGET_SPENT
    }
}
