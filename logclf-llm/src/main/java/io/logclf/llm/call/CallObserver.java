package io.logclf.llm.call;

import java.time.Duration;

/**
 * Receives what happens to calls, for counters and listeners. Called on the thread that classifies, except
 * {@link #requestSent}, which comes from the thread that runs the call; implementations are safe for concurrent use and
 * throw nothing.
 */
public interface CallObserver {

    /** A request is about to be sent; a call with two retries sends three. */
    void requestSent();

    /**
     * A call ended with an answer.
     *
     * @param messages how many messages the call was about, at least 1
     * @param latency from the start of the call, waiting and retries included
     * @param retries how many requests followed the first, 0 or more
     */
    void answered(int messages, ModelAnswer answer, Duration latency, int retries);

    /**
     * A call ended without an answer.
     *
     * @param messages how many messages the call was about, at least 1
     * @param latency from the start of the call, waiting and retries included
     * @param retries how many requests followed the first, 0 or more; 0 if none was sent
     */
    void failed(int messages, CallFailure failure, Duration latency, int retries);
}
