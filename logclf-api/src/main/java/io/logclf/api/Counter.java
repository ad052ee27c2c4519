package io.logclf.api;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often something has happened since this was constructed. It never decreases, so that monitoring can compute rates: an event
 * is counted when it has happened, never in advance and corrected afterwards. Safe for concurrent use; counting takes
 * nanoseconds and never blocks, since threads count in separate cells ({@link LongAdder}).
 */
public final class Counter {

    private final String name;
    private final LongAdder count = new LongAdder();

    /**
     * Constructs a counter with the count 0.
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

    /** Returns the count, which may or may not include what other threads count at the same moment. */
    public long count() {
        return count.sum();
    }

    @Override
    public String toString() {
        return name + "=" + count();
    }
}
