package io.logclf.llm.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An amount that may be spent per window of time. A window begins with the first spending after the last one has ended,
 * not at full hours: a stage that starts at 10:50 does not get two budgets within ten minutes. Safe for concurrent use.
 */
final class SpendingWindow {

    private final long limit;
    private final Duration length;
    private final Clock clock;
    private @Nullable Instant start;
    private long spent;

    SpendingWindow(long limit, Duration length, Clock clock) {
        this.limit = limit;
        this.length = length;
        this.clock = clock;
    }

    /**
     * Spends an amount, all of it or nothing.
     *
     * @return the start of the window it was spent in, for {@link #correct}; null if the window has less left
     */
    synchronized @Nullable Instant spend(long amount) {
        Instant now = clock.instant();
        Instant begun = start;
        if (begun == null || !now.isBefore(begun.plus(length))) {
            begun = now;
            start = now;
            spent = 0;
        }
        if (amount > limit - spent) {
            return null;
        }
        spent += amount;
        return begun;
    }

    /**
     * Adds a difference to what was spent earlier, unless that window is over: what a long call cost is no debt of the
     * next window.
     *
     * @param window the start of the window, as {@link #spend} returned it
     */
    synchronized void correct(Instant window, long difference) {
        if (window.equals(start)) {
            spent = Math.max(0, spent + difference);
        }
    }

    /** Returns the limit in words, such as {@code 500 calls per PT1H}. */
    String describe(String what) {
        return limit + " " + what + " per " + length;
    }
}
