package io.logclf.head;

import io.logclf.api.Promise;

/**
 * The lowest confidence at which a stage decides, inclusive, for each promise; in [0, 1]. 0 decides always,
 * whatever is likeliest; 1 never.
 *
 * @param sure for as precise as training was told to be
 * @param balanced less precise, and less often undecided
 * @param always 0 for the last trained stage of a pipeline; one before it may leave messages to the next
 */
public record Thresholds(double sure, double balanced, double always) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is outside [0, 1] or NaN
     */
    public Thresholds {
        require("sure", sure);
        require("balanced", balanced);
        require("always", always);
    }

    /** Returns the threshold for a promise. */
    public double of(Promise promise) {
        return switch (promise) {
            case SURE -> sure;
            case BALANCED -> balanced;
            case ALWAYS -> always;
        };
    }

    private static void require(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1]: " + value);
        }
    }
}
