package io.logclf.workbench.inbox;

import io.logclf.workbench.view.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that differ only in their variable parts, and that no stage decided, or only a language model
 * did.
 *
 * @param masked what they have in common, masked and with secrets redacted; identifies the template
 * @param count how many came, at least 1; those that came while the queue was full are not counted
 * @param first when the first came, to the millisecond
 * @param last when the last came
 * @param examples at most {@value InboxTemplate#MAX_EXAMPLES}, all different, the first that came
 * @param suggestion the label that a language model gave last, which nobody has reviewed
 */
public record InboxTemplate(
        String masked,
        long count,
        Instant first,
        Instant last,
        List<InboxExample> examples,
        Optional<Suggestion> suggestion) {

    /** How many examples a template keeps. */
    public static final int MAX_EXAMPLES = 5;

    /** Copies the examples. */
    public InboxTemplate {
        examples = List.copyOf(examples);
    }
}
