package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import java.util.List;

/**
 * An entry whose label is likely wrong. Immutable.
 *
 * @param entry with the label that it has
 * @param suggestions the labels that others like it have, at least one
 * @param why what speaks against its label, in words for a person
 */
public record Suspect(LabelledEntry entry, List<Label> suggestions, String why) {

    /** Copies the list. */
    public Suspect {
        suggestions = List.copyOf(suggestions);
    }
}
