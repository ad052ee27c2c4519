package io.logclf.lexical;

import io.logclf.api.Evidence;
import io.logclf.api.Label;
import java.util.Objects;

/**
 * A template that training saw with one label only, and what a decision by it rests on.
 *
 * @param text the normalized message
 * @param label its label
 * @param rows how many rows of the training data have it; 1 or more
 */
public record RememberedTemplate(String text, Label label, int rows) implements Evidence {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if {@code rows} is below 1
     */
    public RememberedTemplate {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1: " + rows);
        }
    }

    /** Returns where the label is from, such as {@code in training 12 times: 'User <number> logged in'}. */
    @Override
    public String summary() {
        return "in training " + (rows == 1 ? "once" : rows + " times") + ": '" + text + "'";
    }
}
