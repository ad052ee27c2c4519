package io.logclf.embedding;

import io.logclf.api.Label;
import java.util.Objects;

/**
 * What several training messages became when they were normalized.
 *
 * @param message the normalized message
 * @param label their label
 * @param embedding its embedding
 */
public record TrainingTemplate(String message, Label label, Embedding embedding) {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if one is null
     */
    public TrainingTemplate {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(embedding, "embedding");
    }

    /** Returns the same with the embedding of its sentence alone. */
    TrainingTemplate ofSentence() {
        return new TrainingTemplate(message, label, embedding.sentence());
    }
}
