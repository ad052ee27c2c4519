package io.logclf.app.compare;

import io.logclf.api.LogEntry;
import io.logclf.api.text.Masker;
import io.logclf.api.text.ShownText;
import io.logclf.io.LabelColumns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts comparisons by kind and by pair of labels, and keeps a few examples of each pair. Its size
 * grows with the pairs of labels and not with the rows: examples are few, and of a long message
 * only the beginning is kept. Not safe for concurrent use.
 */
public final class Changes {

    private static final int EXAMPLES = 3;
    /** More than a report shows, so that what it leaves out it leaves out itself. */
    private static final int EXAMPLE_CHARS = 400;

    private final Masker masker = Masker.standard();
    private final Map<Comparison.Kind, Map<Pair, Change>> changes = new EnumMap<>(Comparison.Kind.class);
    private long rows;
    private long same;
    private long sameByAnotherStage;

    /**
     * Counts a comparison.
     *
     * @param row the row's number in the input, from 1
     */
    public void add(long row, Comparison comparison) {
        rows++;
        if (comparison.kind() == Comparison.Kind.SAME) {
            same++;
            if (!comparison.before().decidedBy().equals(comparison.after().decidedBy())) {
                sameByAnotherStage++;
            }
            return;
        }
        Pair pair = new Pair(
                comparison.before().labelOr(LabelColumns.UNCLASSIFIED),
                comparison.after().labelOr(LabelColumns.UNCLASSIFIED));
        changes.computeIfAbsent(comparison.kind(), kind -> new TreeMap<>())
                .computeIfAbsent(pair, key -> new Change())
                .add(row, comparison.entry(), masker);
    }

    /** Returns the number of rows with a message. */
    public long rows() {
        return rows;
    }

    /** Returns the rows whose label is the same, or that have none before and after. */
    long same() {
        return same;
    }

    /**
     * Returns those of the same label that another stage decides: no change to users, but one in
     * what an answer rests on.
     */
    long sameByAnotherStage() {
        return sameByAnotherStage;
    }

    /**
     * Returns the changes of a kind by their labels in alphabetical order; empty if there are none.
     */
    public Map<Pair, Change> of(Comparison.Kind kind) {
        return changes.getOrDefault(kind, Map.of());
    }

    /** An old label and a new one. */
    record Pair(String before, String after) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            int byBefore = before.compareTo(other.before);
            return byBefore == 0 ? after.compareTo(other.after) : byBefore;
        }
    }

    /** A row to show: its number, and the beginnings of its source and message. */
    record Example(long row, String source, String message) {}

    /** The rows that change from one label to another. */
    static final class Change {

        private final List<Example> examples = new ArrayList<>();
        private final Set<String> masked = new HashSet<>();
        private long count;

        private void add(long row, LogEntry entry, Masker masker) {
            count++;
            // Messages that differ in their variable parts only show no more than one of them does.
            if (examples.size() < EXAMPLES && masked.add(masker.mask(start(entry.message())))) {
                examples.add(new Example(row, start(entry.source()), start(entry.message())));
            }
        }

        long count() {
            return count;
        }

        List<Example> examples() {
            return List.copyOf(examples);
        }

        private static String start(String text) {
            return ShownText.start(text, EXAMPLE_CHARS);
        }
    }
}
