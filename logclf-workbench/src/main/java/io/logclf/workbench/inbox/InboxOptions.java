package io.logclf.workbench.inbox;

import java.time.Duration;

/**
 * What an inbox keeps.
 *
 * @param keep how long a template stays after it was last seen, at least a minute
 * @param templates how many it keeps, in [1, 1,000,000]; those with the fewest messages go first
 */
public record InboxOptions(Duration keep, int templates) {

    private static final int MOST_TEMPLATES = 1_000_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** 30 days and 10,000 templates. */
    public static final InboxOptions STANDARD = new InboxOptions(Duration.ofDays(30), 10_000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public InboxOptions {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("keep must be at least a minute: " + keep);
        }
        if (templates < 1 || templates > MOST_TEMPLATES) {
            throw new IllegalArgumentException("templates must be in [1, " + MOST_TEMPLATES + "]: " + templates);
        }
    }
}
