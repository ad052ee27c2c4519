package io.logclf.llm.call;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/** A response with a status other than 2xx. The body is not kept, since servers quote messages and keys in it. */
final class StatusException extends HttpException {

    private final Duration retryAfter;

    StatusException(int status, Duration retryAfter) {
        super(status, "HTTP " + status);
        this.retryAfter = retryAfter;
    }

    /**
     * Returns how long the server asked to wait; zero if it did not say, or the exception is that of another client.
     */
    static Duration retryAfter(HttpException e) {
        return e instanceof StatusException status ? status.retryAfter : Duration.ZERO;
    }
}
