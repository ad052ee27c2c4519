package io.logclf.llm;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/** A status other than 2xx. What the server wrote beside it is not kept: it may quote the message, or the key. */
final class StatusException extends HttpException {

    private final Duration retryAfter;

    StatusException(int status, Duration retryAfter) {
        super(status, "HTTP " + status);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the server asked to wait; zero if it did not say, or another client spoke to it. */
    static Duration retryAfter(HttpException e) {
        return e instanceof StatusException status ? status.retryAfter : Duration.ZERO;
    }
}
