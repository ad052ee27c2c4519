package io.logclf.training.evaluate;

import java.util.Optional;

/**
 * A cell of the confusion matrix that is not zero. Immutable.
 *
 * @param truth the right label
 * @param predicted the label given; empty if no stage decided
 * @param rows how many rows, at least 1
 */
public record Confusion(String truth, Optional<String> predicted, long rows) {

    /** Tells whether the rows got the right label. */
    public boolean isCorrect() {
        return predicted.filter(truth::equals).isPresent();
    }
}
