package io.logclf.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, of all requests together. Nothing waits: what does not fit is refused. Safe for
 * concurrent use.
 */
final class MemoryBudget {

    /** As objects, entries take many times their bytes. */
    private static final int HEAP_BYTES_PER_BYTE = 32;

    private static final int RETRY_SECONDS = 2;

    private final long max;
    private final AtomicLong used = new AtomicLong();

    MemoryBudget(long max) {
        this.max = max;
    }

    /** Returns the budget that the heap allows, which is enough for {@code least} bytes in any case. */
    static MemoryBudget ofHeap(long least) {
        return new MemoryBudget(Math.max(least, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_BYTE));
    }

    /** Returns a share of nothing yet, for one request. */
    Share share() {
        return new Share();
    }

    long used() {
        return used.get();
    }

    /** What one request has in memory; not safe for concurrent use. */
    final class Share implements AutoCloseable {

        private long bytes;

        private Share() {}

        /**
         * Makes it so much larger.
         *
         * @throws Problem with status 503 if that does not fit
         */
        void add(long more) {
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
        void atLeast(long row) {
            add(Math.max(0, Math.min(row, EntriesHandler.MAX_JSON_BYTES) - bytes));
        }

        @Override
        public void close() {
            used.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
