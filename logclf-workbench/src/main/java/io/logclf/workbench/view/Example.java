package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * A message of a group.
 *
 * @param id names it when a group is split
 * @param variable what varies within its template
 * @param time as it stands in the log; empty where there is none
 * @param line of its file, from 1
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
