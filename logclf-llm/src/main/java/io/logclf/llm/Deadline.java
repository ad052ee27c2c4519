package io.logclf.llm;

import java.time.Duration;

/** A point in time that a call must not outlast. Immutable. */
final class Deadline {

    private final Duration limit;
    private final long nanoTime;

    private Deadline(Duration limit, long nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    /** Returns how long there was at the beginning. */
    Duration limit() {
        return limit;
    }

    /** Returns what is left, not negative. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
