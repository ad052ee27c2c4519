package io.logclf.training.train;

import io.logclf.api.Label;
import java.util.Objects;
import java.util.Optional;

/**
 * How to train. The defaults are {@link #STANDARD}. Immutable.
 *
 * @param seed of the splits, samples and orders that are random; the same seed gives the same bundle
 * @param targetPrecision the share of right decisions on held-out templates that the promise {@code sure}
 *     must reach; in (0, 1]
 * @param none the label, if any, of messages that no label fits: it is learned, and no message ever gets it
 */
public record TrainingOptions(long seed, double targetPrecision, Optional<Label> none) {

    /** Seed 1, 99 decisions of 100 right, every label is one. */
    public static final TrainingOptions STANDARD = new TrainingOptions(1, 0.99, Optional.empty());

    /**
     * Checks the ranges.
     *
     * @throws NullPointerException if {@code none} is null
     * @throws IllegalArgumentException if the share is out of range
     */
    public TrainingOptions {
        Objects.requireNonNull(none, "none");
        if (!(targetPrecision > 0 && targetPrecision <= 1)) {
            throw new IllegalArgumentException("targetPrecision must be above 0 and at most 1: " + targetPrecision);
        }
    }

    /** Tells whether a label means that no label fits. */
    boolean isNone(Label label) {
        return none.isPresent() && none.get().equals(label);
    }
}
