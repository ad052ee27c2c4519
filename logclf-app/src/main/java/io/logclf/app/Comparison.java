package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What two pipelines say about one entry.
 *
 * @param entry the entry
 * @param before the answer of the old pipeline
 * @param after the answer of the new pipeline
 */
record Comparison(LogEntry entry, Classification before, Classification after) {

    /** Asks both pipelines about every entry. */
    static List<Comparison> of(List<LogEntry> entries, ClassificationPipeline old, ClassificationPipeline renewed) {
        List<Classification> before = old.classifyAll(entries);
        List<Classification> after = renewed.classifyAll(entries);
        List<Comparison> comparisons = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            comparisons.add(new Comparison(entries.get(i), before.get(i), after.get(i)));
        }
        return comparisons;
    }

    Kind kind() {
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
