package io.logclf.api;

import java.util.Objects;

/**
 * A label that a stage considered, with what it scored there.
 *
 * @param label the label
 * @param score its score; higher is better, any finite value, and comparable only within one stage
 */
public record ScoredLabel(Label label, double score) {

    /**
     * Checks the score.
     *
     * @throws NullPointerException if {@code label} is null
     * @throws IllegalArgumentException if {@code score} is infinite or NaN
     */
    public ScoredLabel {
        Objects.requireNonNull(label, "label");
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite: " + score);
        }
    }
}
