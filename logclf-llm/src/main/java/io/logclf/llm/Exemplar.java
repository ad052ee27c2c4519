package io.logclf.llm;

import io.logclf.api.Label;
import java.util.Objects;

/**
 * A message whose label is known, to show the model as an example. A few of them per label say more about the labels
 * than a description: which of two near ones a typical message belongs to.
 *
 * @param label the label, one of those that the model may choose
 * @param message the text, masked or not; the redactor replaces the secrets that it knows before the text is sent
 */
public record Exemplar(Label label, String message) {

    /**
     * Checks that both parts are present.
     *
     * @throws NullPointerException if either is null
     */
    public Exemplar {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(message, "message");
    }
}
