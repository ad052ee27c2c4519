package io.logclf.llm;

import io.logclf.api.Label;
import java.util.Objects;

/**
 * A label that the model may choose, and when to choose it.
 *
 * @param label the label; {@code none of these} is what the model says for none, and cannot be one
 * @param description one line for the model, such as {@code A person signed in or out}; may be empty, but models choose
 *     better with one
 */
public record LabelDescription(Label label, String description) {

    /**
     * Checks the description.
     *
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code description} has more than one line
     */
    public LabelDescription {
        Objects.requireNonNull(label, "label");
        if (description.lines().count() > 1) {
            throw new IllegalArgumentException("the description of label '" + label + "' must be one line");
        }
    }
}
