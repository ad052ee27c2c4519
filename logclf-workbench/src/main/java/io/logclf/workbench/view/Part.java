package io.logclf.workbench.view;

import java.util.Optional;

/**
 * A part of a group: rows that share template, source and severity.
 *
 * @param source may be empty
 * @param severity may be empty
 * @param label the label it has, if it has one
 * @param none whether no label fits it
 */
public record Part(String template, long rows, String source, String severity, Optional<String> label, boolean none) {}
