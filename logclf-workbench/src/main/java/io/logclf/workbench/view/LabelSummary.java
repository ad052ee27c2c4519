package io.logclf.workbench.view;

import java.util.Optional;

/**
 * A label of a project.
 *
 * @param description a line for people and language models; may be empty
 * @param key the key that gives it, unless all are taken
 */
public record LabelSummary(String name, String description, Optional<String> key, long rows, int groups) {}
