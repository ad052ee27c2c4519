package io.logclf.api;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often something has happened since this was made. It only rises: what is not sure to have happened is counted when it has.
 * Safe for concurrent use; counting costs nanoseconds and never waits.
 */
public final class Counter {

    private final String name;
    private final LongAdder count = new LongAdder();

    /**
     * Makes a counter that stands at 0.
     *
     * @param name what is counted, for monitoring, such as {@code cache_hits}: lower case letters, digits and underscores, a
     *     letter first
     * @throws IllegalArgumentException if the name has other characters
     */
    public Counter(String name) {
        Objects.requireNonNull(name, "name");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "name must be lower case letters, digits and underscores: '" + name + "'");
        }
        this.name = name;
    }

    /** Returns what is counted. */
    public String name() {
        return name;
    }

    /** Counts one. */
    public void increment() {
        count.increment();
    }

    /**
     * Counts several.
     *
     * @param times at least 0
     * @throws IllegalArgumentException if {@code times} is negative
     */
    public void add(long times) {
        if (times < 0) {
            throw new IllegalArgumentException("times must not be negative: " + times);
        }
        count.add(times);
    }

    /** Returns the count; what other threads count at this moment may be in it or not. */
    public long count() {
        return count.sum();
    }

    @Override
    public String toString() {
        return name + "=" + count();
    }
}
