package io.logclf.appender;

import java.util.Arrays;
import java.util.Locale;

/** What happens to an event that finds the queue full. */
public enum WhenFull {
    /** It goes on at once, without a label. */
    PASS_ON,
    /** The logging thread waits for a place, up to the limit that is set; then the event goes on without a label. */
    BLOCK,
    /** It is lost, and counted. */
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
