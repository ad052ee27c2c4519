package io.logclf.app;

import io.logclf.api.text.ShownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a new pipeline changes, in words and numbers. */
final class ChangesReport {

    private final Changes changes;

    ChangesReport(Changes changes) {
        this.changes = changes;
    }

    List<String> lines() {
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

    private String line(String title, long count) {
        return String.format(Locale.ROOT, "  %-28s %,10d  %5.1f %%", title, count, 100.0 * count / changes.rows());
    }

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
