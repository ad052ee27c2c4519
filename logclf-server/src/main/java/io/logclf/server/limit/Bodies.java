package io.logclf.server.limit;

import io.logclf.server.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads the bodies of requests, within limits of size, rate and memory. Every handler that reads a
 * body does so through this, so that no limit can be forgotten. Safe for concurrent use.
 *
 * @param window a client must send {@link #MIN_BYTES_PER_WINDOW} in each such time
 * @param memory what all requests together may keep of their bodies
 */
public record Bodies(Duration window, MemoryBudget memory) {

    /**
     * In a {@link #RATE_WINDOW}, 500 bytes a second: less than any line on which somebody uploads,
     * and more than a client that sends a byte now and then to keep its place.
     */
    static final long MIN_BYTES_PER_WINDOW = 5_000;

    /**
     * The time in which the least rate is measured: long enough for a network that stalls for some
     * seconds.
     */
    public static final Duration RATE_WINDOW = Duration.ofSeconds(10);

    /**
     * Begins to read a body.
     *
     * @param what what errors call it, such as "the upload"
     * @param max the most bytes
     * @return the body, which the caller closes: until then its rate is watched
     * @throws Problem with status 413 if the client announces too much already; then a client that
     *     asked first is not told to send
     */
    public LimitedInput open(HttpServletRequest request, String what, long max) throws IOException {
        if (request.getContentLengthLong() > max) {
            throw Problem.tooLarge(what, max);
        }
        return new LimitedInput(
                request.getInputStream(), what, max, new MinimumRate(request, window, MIN_BYTES_PER_WINDOW));
    }
}
