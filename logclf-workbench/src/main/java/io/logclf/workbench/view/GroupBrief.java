package io.logclf.workbench.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A group as a list shows it.
 *
 * @param version changes whenever the group does
 * @param template the template with most rows
 * @param templates how many it has
 * @param label present if {@code state} is {@link GroupState#LABELLED}
 * @param by who said so last, unless nobody has
 * @param suggestion what to say, unless something has been said
 * @param example one of its messages
 */
public record GroupBrief(
        long id,
        long version,
        long file,
        String template,
        int templates,
        long rows,
        GroupState state,
        Optional<String> label,
        Optional<String> by,
        Optional<Instant> at,
        Optional<Suggestion> suggestion,
        String example) {}
