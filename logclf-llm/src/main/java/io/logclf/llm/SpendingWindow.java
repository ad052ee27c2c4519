package io.logclf.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So much may be spent per window of time. A window begins with the first spending after the last one has ended. Safe for
 * concurrent use.
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

    /** Spends {@code amount} if the window has as much left, and returns when that window began; else null. */
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

    /** Corrects an earlier spending, unless its window is over. */
    synchronized void correct(Instant window, long difference) {
        if (window.equals(start)) {
            spent = Math.max(0, spent + difference);
        }
    }

    /** Returns what the limit is, in words. */
    String describe(String what) {
        return limit + " " + what + " per " + length;
    }
}
