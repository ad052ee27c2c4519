package io.logclf.training.train;

import io.logclf.api.Label;
import java.util.List;

/**
 * What rows of one normalized message have in common.
 *
 * @param text the normalized message
 * @param label the label of most rows; of equal counts the first in the alphabet
 * @param group the template that mining found for it; a split keeps each group together
 * @param rows their places among the entries, in order
 */
record TrainingText(String text, Label label, int group, List<Integer> rows) {

    TrainingText {
        rows = List.copyOf(rows);
    }
}
