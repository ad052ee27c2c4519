package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * Labels that cannot all be right.
 *
 * @param id names it when it is settled
 * @param group the number of the group where a person finds it
 * @param template the template with most rows
 * @param rows how many rows it is about
 * @param labels what is said of how many of them, most rows first
 * @param suggestion the label that is likely right, if one is
 * @param examples a few messages
 */
public record Contradiction(
        String id,
        Kind kind,
        long group,
        String template,
        long rows,
        List<NamedRows> labels,
        Optional<String> suggestion,
        List<Example> examples) {

    /** Kinds of contradictions. */
    public enum Kind {
        /** One template has two labels or more, and nothing in it tells which. */
        TWO_LABELS,
        /** What is most like it has another label. */
        LIKELY_WRONG
    }
}
