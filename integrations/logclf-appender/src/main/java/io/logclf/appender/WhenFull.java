package io.logclf.appender;

import java.util.Arrays;
import java.util.Locale;

/**
 * What happens to an event that finds the queue full: the choice is between the label, the logging thread's time, and the event itself.
 */
public enum WhenFull {
    /** It is passed on at once, without a label, on the logging thread. */
    PASS_ON,
    /** The logging thread waits for a place, up to the configured limit; then the event is passed on without a label. */
    BLOCK,
    /** It is lost, and counted ({@link LabelQueue#dropped}). */
    DROP;

    /**
     * Returns the policy that a configuration names, such as {@code pass_on}.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static WhenFull of(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("whenFull must be one of pass_on, block, drop: " + name));
    }
}
