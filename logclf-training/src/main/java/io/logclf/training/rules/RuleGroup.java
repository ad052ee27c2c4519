package io.logclf.training.rules;

import io.logclf.api.Label;
import java.util.List;
import java.util.Objects;

/**
 * Messages of one template with one label: what one rule is induced from. Immutable.
 *
 * @param label what they all are
 * @param messages at least one; equal ones may be left out, but how often a value comes tells whether it is
 *     one of a list
 */
public record RuleGroup(Label label, List<String> messages) {

    /**
     * Copies the messages.
     *
     * @throws NullPointerException if a part or a message is null
     * @throws IllegalArgumentException if there is no message
     */
    public RuleGroup {
        Objects.requireNonNull(label, "label");
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty: label '" + label.name() + "'");
        }
    }
}
