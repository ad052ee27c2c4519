package io.logclf.llm.call;

import java.time.Duration;

/**
 * A point in time that a call must not outlast, measured with {@link System#nanoTime}: a change of the machine's clock
 * neither shortens nor prolongs a wait. Immutable and safe for concurrent use.
 */
public final class Deadline {

    private final Duration limit;
    private final long nanoTime;

    private Deadline(Duration limit, long nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Returns the deadline that lies {@code limit} ahead of now. */
    public static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    /** Returns the whole time that there was at the beginning, for messages. */
    Duration limit() {
        return limit;
    }

    /** Returns the time that is left; zero if the deadline has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
