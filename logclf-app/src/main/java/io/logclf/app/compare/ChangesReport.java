package io.logclf.app.compare;

import io.logclf.api.text.ShownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a new pipeline changes, in words and numbers: how many rows get another answer, how many of
 * each kind, and each pair of labels with examples, the most frequent first.
 */
public final class ChangesReport {

    private final Changes changes;

    /** @param changes complete: it is read when {@code lines} is called */
    public ChangesReport(Changes changes) {
        this.changes = changes;
    }

    /**
     * Returns the report, a line each; what it quotes of messages is escaped and shortened, so that
     * each stays one line.
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        long changed = changes.rows() - changes.same();
        lines.add(String.format(
                Locale.ROOT,
                "%,d of %,d %s would get another answer",
                changed,
                changes.rows(),
                changes.rows() == 1 ? "row" : "rows"));
        if (changes.rows() == 0) {
            return lines;
        }
        lines.add("");
        for (Comparison.Kind kind : Comparison.Kind.values()) {
            lines.add(line(kind.words(), count(kind)));
        }
        if (changes.sameByAnotherStage() > 0) {
            lines.add(line("  decided by another stage", changes.sameByAnotherStage()));
        }
        for (Comparison.Kind kind : Comparison.Kind.values()) {
            changes.of(kind).entrySet().stream()
                    .sorted(Comparator.comparingLong(
                            change -> -change.getValue().count()))
                    .forEach(change -> lines.addAll(lines(change)));
        }
        return lines;
    }

    private long count(Comparison.Kind kind) {
        return kind == Comparison.Kind.SAME
                ? changes.same()
                : changes.of(kind).values().stream()
                        .mapToLong(Changes.Change::count)
                        .sum();
    }

    /** A line of the table: a title, how many rows, and their share of all rows. */
    private String line(String title, long count) {
        return String.format(Locale.ROOT, "  %-28s %,10d  %5.1f %%", title, count, 100.0 * count / changes.rows());
    }

    /** The paragraph of a pair of labels: a heading with the count, then its examples. */
    private static List<String> lines(Map.Entry<Changes.Pair, Changes.Change> change) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s -> %s: %,d",
                ShownText.escaped(change.getKey().before()),
                ShownText.escaped(change.getKey().after()),
                change.getValue().count()));
        for (Changes.Example example : change.getValue().examples()) {
            String source = example.source().isEmpty() ? "" : ShownText.escaped(example.source(), 40) + ": ";
            lines.add("  row " + example.row() + "  " + source + ShownText.example(example.message()));
        }
        return lines;
    }
}
