package io.logclf.llm;

import io.logclf.api.Evidence;
import io.logclf.api.Label;
import java.util.Objects;

/**
 * The evidence of {@link LlmClassifier}: which model chose the label, and with which prompt. It is the same whether the
 * model was called for this message or its answer was cached.
 *
 * <p>A model gives no reasons that could be checked, so there are none here; a decision can be repeated with the same
 * prompt.
 *
 * @param label the label that the model chose
 * @param model the model's name
 * @param promptHash 16 hexadecimal digits that change with the prompt, the labels, the exemplars or the model
 */
public record LlmReply(Label label, String model, String promptHash) implements Evidence {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if one is null
     */
    public LlmReply {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(promptHash, "promptHash");
    }

    @Override
    public String summary() {
        return model + " chose '" + label + "' (prompt " + promptHash + ")";
    }
}
