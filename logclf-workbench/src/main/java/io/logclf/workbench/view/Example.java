package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * A message of a group.
 *
 * @param id names it when a group is split by ticked examples
 * @param variable where its template has variable parts, in their order; empty if the message was cut
 * @param source where it came from; may be empty
 * @param severity may be empty
 * @param time as it stands in the log; empty where there is none
 * @param line of its file, from 1
 * @param template its own, which need not be the group's first
 * @param label what has been said about its part; empty if nothing, or that no label fits
 */
public record Example(
        String id,
        String text,
        List<Span> variable,
        String source,
        String severity,
        String time,
        long line,
        String template,
        Optional<String> label) {}
