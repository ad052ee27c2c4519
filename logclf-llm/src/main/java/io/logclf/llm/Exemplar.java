package io.logclf.llm;

import io.logclf.api.Label;
import java.util.Objects;

/**
 * A message whose label is known, to show the model.
 *
 * @param label its label
 * @param message its text, masked or not; what the redactor knows as a secret is taken out of it before it is sent
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
