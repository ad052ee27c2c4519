package io.logclf.server.limit;

import io.logclf.server.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, of all requests together. Nothing waits: what
 * does not fit is refused. Safe for concurrent use.
 *
 * <pre>{@code
 * try (MemoryBudget.Share share = budget.share()) {
 *     share.add(bytes.length);
 *     ...
 * }
 * }</pre>
 *
 * <p>It counts what clients send and not what the JVM makes of it; the share of the heap that it
 * allows leaves room for that. A single request always gets what the limits of its kind allow,
 * however small the heap: it would never succeed otherwise.
 */
public final class MemoryBudget {

    /** What one request may hold of its body as a whole: an object or an array; lines are not held. */
    public static final int MAX_HELD_BYTES = 8 << 20;

    /**
     * The heap that is kept for each byte of a body: as objects, entries take many times their
     * bytes.
     */
    private static final int HEAP_BYTES_PER_BYTE = 32;

    private static final int RETRY_SECONDS = 2;

    private final long max;
    private final AtomicLong used = new AtomicLong();

    /** @param max bytes of all requests together */
    public MemoryBudget(long max) {
        this.max = max;
    }

    /** Returns the budget that the heap allows, but at least {@code least} bytes. */
    public static MemoryBudget ofHeap(long least) {
        return new MemoryBudget(Math.max(least, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_BYTE));
    }

    /** Returns an empty share, for one request, which closes it. */
    public Share share() {
        return new Share();
    }

    /** Returns the bytes of all shares now, for metrics. */
    public long used() {
        return used.get();
    }

    /** What one request has in memory. For one thread. */
    public final class Share implements AutoCloseable {

        private long bytes;

        private Share() {}

        /**
         * Makes the share larger. If that is refused, the bytes count until the share is closed.
         *
         * @throws Problem with status 503 if it does not fit and others have a share as well
         */
        public void add(long more) {
            long now = used.addAndGet(more);
            bytes += more;
            // One that is alone always fits: what it may have is limited elsewhere.
            if (now > max && now > bytes) {
                throw Problem.busy("the server works on as many bytes as its memory has room for", RETRY_SECONDS);
            }
        }

        /**
         * Makes it as large as the rows of a file need.
         *
         * @param row the length of the longest; none is longer than what may be held in memory, or the file is refused
         * @throws Problem with status 503 if that does not fit
         */
        public void atLeast(long row) {
            add(Math.max(0, Math.min(row, MAX_HELD_BYTES) - bytes));
        }

        @Override
        public void close() {
            used.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
