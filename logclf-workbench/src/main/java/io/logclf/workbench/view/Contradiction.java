package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * Labels that cannot all be right.
 *
 * @param id names it when it is settled
 * @param suggestion the label that is likely right, if one is
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
