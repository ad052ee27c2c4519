package io.logclf.training.train.texts;

import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import java.util.Comparator;
import java.util.List;

/**
 * What entries of one normalized message have in common: the unit that heads are fitted to. Immutable.
 *
 * Ten thousand rows of one template differ in their numbers alone, and are one text or a few; repetition is
 * kept in {@link #rows} for what needs it.
 *
 * @param text the normalized message
 * @param label the label of most entries; of equal counts the first in the alphabet
 * @param group the template that mining found for it; a split keeps each group together
 * @param entries in the order of the training set, at least one
 */
public record TrainingText(String text, Label label, int group, List<LabelledEntry> entries) {

    /** Copies the list. */
    public TrainingText {
        entries = List.copyOf(entries);
    }

    /** Returns the labels of some texts, in the order of their names. */
    public static List<Label> labels(List<TrainingText> texts) {
        return texts.stream()
                .map(TrainingText::label)
                .distinct()
                .sorted(Comparator.comparing(Label::name))
                .toList();
    }

    /** Returns how many entries there are. */
    public int rows() {
        return entries.size();
    }

    /**
     * Tells whether all entries have the same label. What rows disagree on is neither remembered nor made a
     * rule of.
     */
    public boolean isUnanimous() {
        return entries.stream().allMatch(entry -> entry.label().equals(label));
    }
}
