package io.logclf.llm;

import java.time.Duration;

/**
 * Checks arguments against their ranges, for the builder and for settings. Messages name the argument and show the
 * value.
 */
final class Checks {

    private Checks() {}

    /** Returns {@code value} if it is in [0, 1], which NaN is not. */
    static double share(String name, double value) {
        if (!(value >= 0.0 && value <= 1.0)) {
            throw new IllegalArgumentException(name + " must be in [0, 1]: " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is from {@code min} to {@code max}, both inclusive. */
    static int within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + ": " + value);
        }
        return value;
    }

    /**
     * Returns {@code value} if it is from 1 ms to 1 day: long enough to be a wait, and short enough to be computed with
     * in nanoseconds.
     */
    static Duration time(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from 1 ms to 1 day: " + value);
        }
        return value;
    }
}
