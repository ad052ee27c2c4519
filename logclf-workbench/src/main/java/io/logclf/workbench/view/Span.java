package io.logclf.workbench.view;

/** A part of a text, in UTF-16 units, from {@code start} up to and without {@code end}. */
public record Span(int start, int end) {}
