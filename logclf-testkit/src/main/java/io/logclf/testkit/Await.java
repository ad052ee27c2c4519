package io.logclf.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
public final class Await {

    private static final long LIMIT = Duration.ofMinutes(2).toNanos();
    private static final long SHORTEST_PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(40).toNanos();

    private Await() {}

    /**
     * Waits until a condition holds, which is checked at first after a millisecond, then less and less often, as it
     * may take time that others need.
     *
     * @throws AssertionError if it does not within two minutes, or the thread is interrupted
     */
    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        long pause = SHORTEST_PAUSE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("what was waited for did not come about");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }
}
