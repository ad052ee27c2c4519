package io.logclf.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads the bodies of requests, within limits of size, rate and memory. Safe for concurrent use.
 *
 * @param window a client must send {@link #LEAST_BYTES} in each such time
 * @param memory what all requests together may keep of their bodies
 */
record Bodies(Duration window, MemoryBudget memory) {

    /** In a {@link #WINDOW}, 500 bytes a second: less than any line on which somebody uploads. */
    static final long LEAST_BYTES = 5_000;

    static final Duration WINDOW = Duration.ofSeconds(10);

    /**
     * Begins to read a body.
     *
     * @param what what errors call it
     * @throws Problem if the client announces too much already; then a client that asked first is not told to send
     */
    LimitedInput open(HttpServletRequest request, String what, long max) throws IOException {
        if (request.getContentLengthLong() > max) {
            throw Problem.tooLarge(what, max);
        }
        return new LimitedInput(request.getInputStream(), what, max, new LeastRate(request, window, LEAST_BYTES));
    }
}
