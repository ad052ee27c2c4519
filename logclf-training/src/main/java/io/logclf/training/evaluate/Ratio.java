package io.logclf.training.evaluate;

import java.util.OptionalDouble;

/**
 * Shares that may be of nothing: those are empty, where a division would give NaN, which compares as
 * nothing and spreads.
 */
final class Ratio {

    private Ratio() {}

    /** Returns the mean of a sum over a count, or the share of a count; empty if the count is 0. */
    static OptionalDouble of(double sum, long count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    /** Returns a part of a whole; empty if the whole is 0. */
    static OptionalDouble of(long part, long whole) {
        return of((double) part, whole);
    }
}
