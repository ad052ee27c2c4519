package io.logclf.app.compare;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.LogRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What two pipelines say about one entry. Immutable.
 *
 * @param entry the entry
 * @param before the answer of the old pipeline
 * @param after the answer of the new pipeline
 */
public record Comparison(LogEntry entry, Classification before, Classification after) {

    /**
     * Classifies rows by both pipelines, each as one batch. Safe for concurrent use, as pipelines
     * are.
     *
     * @param rows of any kind
     * @return as many as rows, in their order; empty for a row without an entry, such as a blank
     *     line
     */
    public static List<Optional<Comparison>> of(
            List<LogRow> rows, ClassificationPipeline old, ClassificationPipeline renewed) {
        List<LogEntry> entries =
                rows.stream().flatMap(row -> row.entry().stream()).toList();
        Iterator<Comparison> comparisons = ofEntries(entries, old, renewed).iterator();
        return rows.stream()
                .map(row -> row.entry().map(entry -> comparisons.next()))
                .toList();
    }

    private static List<Comparison> ofEntries(
            List<LogEntry> entries, ClassificationPipeline old, ClassificationPipeline renewed) {
        List<Classification> before = old.classifyAll(entries);
        List<Classification> after = renewed.classifyAll(entries);
        List<Comparison> comparisons = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            comparisons.add(new Comparison(entries.get(i), before.get(i), after.get(i)));
        }
        return comparisons;
    }

    /**
     * Tells what becomes of the entry. Only the label counts: the same label from another stage, or
     * with another confidence, is the same.
     */
    public Kind kind() {
        if (before.label().equals(after.label())) {
            return Kind.SAME;
        }
        if (before.label().isEmpty()) {
            return Kind.NEWLY_DECIDED;
        }
        return after.label().isEmpty() ? Kind.NEWLY_UNDECIDED : Kind.OTHER_LABEL;
    }

    /** What becomes of an entry with the new pipeline. */
    enum Kind {
        OTHER_LABEL("other label"),
        NEWLY_DECIDED("newly decided"),
        NEWLY_UNDECIDED("newly undecided"),
        SAME("same");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
