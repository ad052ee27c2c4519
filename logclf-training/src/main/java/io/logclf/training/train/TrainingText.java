package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import java.util.Comparator;
import java.util.List;

/**
 * What entries of one normalized message have in common.
 *
 * @param text the normalized message
 * @param label the label of most entries; of equal counts the first in the alphabet
 * @param group the template that mining found for it; a split keeps each group together
 * @param entries in the order of the training set
 */
record TrainingText(String text, Label label, int group, List<LabelledEntry> entries) {

    TrainingText {
        entries = List.copyOf(entries);
    }

    /** Returns the labels of some texts, in the order of their names. */
    static List<Label> labels(List<TrainingText> texts) {
        return texts.stream()
                .map(TrainingText::label)
                .distinct()
                .sorted(Comparator.comparing(Label::name))
                .toList();
    }

    int rows() {
        return entries.size();
    }

    /** Tells whether all entries have the same label. */
    boolean isUnanimous() {
        return entries.stream().allMatch(entry -> entry.label().equals(label));
    }
}
