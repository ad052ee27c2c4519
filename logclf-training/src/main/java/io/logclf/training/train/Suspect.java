package io.logclf.training.train;

import io.logclf.api.Label;
import java.util.List;

/**
 * A row whose label is likely wrong.
 *
 * @param place file and line
 * @param label the label that it has
 * @param suggestions the labels that others like it have
 * @param why what speaks against its label
 */
public record Suspect(String place, Label label, List<Label> suggestions, String why) {

    /** Copies the list. */
    public Suspect {
        suggestions = List.copyOf(suggestions);
    }
}
