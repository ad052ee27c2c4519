package io.logclf.training.discover;

import java.util.List;

/**
 * A template with what the reports show of it.
 *
 * @param text its constant words
 * @param rows how many rows have it
 * @param normalized the text that stands for it where meaning counts, and is encoded
 * @param examples some of its messages, those first seen, at least one; the first is of its most frequent
 *     form
 * @param sources some of the sources of its rows, sorted
 * @param severities the severities of its rows, sorted
 */
record TemplateRows(
        String text,
        long rows,
        String normalized,
        List<String> examples,
        List<String> sources,
        List<String> severities) {}
