package io.logclf.workbench.view;

/**
 * How many rows have a name, such as a source or a severity.
 *
 * @param name empty where the rows have none
 */
public record NamedRows(String name, long rows) {}
