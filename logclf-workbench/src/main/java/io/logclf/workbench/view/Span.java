package io.logclf.workbench.view;

/**
 * A part of a text.
 *
 * @param start its first UTF-16 code unit
 * @param end behind its last one
 */
public record Span(int start, int end) {}
