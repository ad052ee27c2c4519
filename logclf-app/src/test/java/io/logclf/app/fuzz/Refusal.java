package io.logclf.app.fuzz;

import io.logclf.api.LogclfException;

/** What every refusal of what was given must be: one line that names the place. */
final class Refusal {

    private static final int MAX_LENGTH = 2_500;

    private Refusal() {}

    /** Checks the line. */
    static void check(LogclfException refusal, String place) {
        String line = String.valueOf(refusal.getMessage());
        if (!line.startsWith(place)
                || line.length() > MAX_LENGTH
                || line.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("no line that names " + place + ": " + line, refusal);
        }
    }
}
