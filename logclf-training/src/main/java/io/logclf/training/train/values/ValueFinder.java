package io.logclf.training.train.values;

import io.logclf.api.Label;
import io.logclf.head.KeptValues;
import io.logclf.head.Normalizer;
import io.logclf.head.ValueRule;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the masked texts to which training gives several labels, and for each the value that tells them
 * apart, if there is one: whether it is zero, equal to another, which hundred, which of a list, or on which
 * side of a bound.
 *
 * Masking replaces values because labels hardly ever depend on them. Where they do, as in {@code "0
 * errors"} and {@code "17 errors"}, masking would make two classes one text. Rules are tried in a fixed
 * order ({@link ValueRules}), and the first that separates the labels is kept. Wrong labels are expected: a
 * few rows that do not fit do not count.
 */
public final class ValueFinder {

    /**
     * From this share on, rows of other labels are taken for a second meaning of a text, and not for wrong
     * labels.
     */
    private static final double SECOND_MEANING = 0.2;

    private ValueFinder() {}

    /**
     * Finds the rules of all masked texts, and the texts whose labels nothing tells apart. Those are
     * remembered as conflicting, and no stage decides them.
     *
     * @param entries with their messages as logged; values of messages that were masked before are unknown
     *     and speak neither for nor against a rule
     * @return empty if no masked text has two labels
     */
    public static KeptValues find(List<LabelledEntry> entries) {
        Map<String, List<LabelledEntry>> byText = byText(entries, Normalizer.standard());
        Map<String, ValueRule> rules = new TreeMap<>();
        byText.forEach((text, rows) -> {
            if (labels(rows) > 1) {
                rule(rows).ifPresent(rule -> rules.put(text, rule));
            }
        });
        List<LabelledEntry> mixed = byText.values().stream()
                .filter(rows -> labels(rows) > 1)
                .flatMap(List::stream)
                .toList();
        Set<String> conflicting = new HashSet<>();
        byText(mixed, Normalizer.standard().keeping(new KeptValues(rules, Set.of())))
                .forEach((text, rows) -> {
                    if (Labels.of(rows).minorityShare() >= SECOND_MEANING) {
                        conflicting.add(text);
                    }
                });
        return new KeptValues(rules, conflicting);
    }

    /** Returns entries by their normalized message, sorted. */
    private static Map<String, List<LabelledEntry>> byText(List<LabelledEntry> entries, Normalizer normalizer) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> normalizer.normalize(entry.entry().message()), TreeMap::new, Collectors.toList()));
    }

    /** Returns 1 if all rows have one label, 2 if they have several. */
    private static long labels(List<LabelledEntry> rows) {
        return rows.stream().map(LabelledEntry::label).distinct().limit(2).count();
    }

    /**
     * Returns the first rule that tells the labels of one masked text apart. Rows with fewer values than
     * others were masked before they were labelled, and are left out.
     */
    private static Optional<ValueRule> rule(List<LabelledEntry> rows) {
        List<ValuedRow> valued = new ArrayList<>();
        int most = 0;
        for (LabelledEntry row : rows) {
            ValuedRow values = ValuedRow.of(row);
            valued.add(values);
            most = Math.max(most, values.masked().values().size());
        }
        int count = most;
        List<ValuedRow> whole = valued.stream()
                .filter(row -> row.masked().values().size() == count)
                .toList();
        return ValueRules.candidates(whole, count)
                .filter(rule -> tellsApart(rule, whole))
                .findFirst();
    }

    /**
     * Tells whether nearly every row has the label of most rows of its own text, and more than one label is
     * that of most.
     */
    private static boolean tellsApart(ValueRule rule, List<ValuedRow> whole) {
        List<ValuedRow> rows = whole.stream().filter(row -> row.knows(rule)).toList();
        Map<String, List<Label>> byText = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> rule.text(row.masked()),
                        TreeMap::new,
                        Collectors.mapping(ValuedRow::label, Collectors.toList())));
        int wrong = 0;
        Set<Label> given = new HashSet<>();
        for (List<Label> labels : byText.values()) {
            Labels counted = Labels.ofAll(labels);
            wrong += counted.rows() - counted.most();
            if (counted.rows() >= ValueRules.LEAST_ROWS) {
                given.add(counted.first());
            }
        }
        Labels all = Labels.ofAll(rows.stream().map(ValuedRow::label).toList());
        return given.size() > 1
                && wrong <= ValueRules.WRONG_LABELS * rows.size()
                && all.counts().entrySet().stream()
                        .filter(label -> label.getValue() >= ValueRules.LEAST_ROWS
                                && label.getValue() > ValueRules.WRONG_LABELS * rows.size())
                        .allMatch(label -> given.contains(label.getKey()));
    }

    /** How many rows have which label; the first has most, of equal counts the first in the alphabet. */
    private record Labels(Map<Label, Integer> counts, Label first, int rows) {

        static Labels of(List<LabelledEntry> rows) {
            return ofAll(rows.stream().map(LabelledEntry::label).toList());
        }

        static Labels ofAll(List<Label> labels) {
            Map<Label, Integer> counts = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
            labels.forEach(label -> counts.merge(label, 1, Integer::sum));
            Label first = labels.get(0);
            int most = 0;
            for (Map.Entry<Label, Integer> count : counts.entrySet()) {
                if (count.getValue() > most) {
                    first = count.getKey();
                    most = count.getValue();
                }
            }
            return new Labels(counts, first, labels.size());
        }

        int most() {
            return counts.getOrDefault(first, 0);
        }

        double minorityShare() {
            return (double) (rows - most()) / rows;
        }
    }
}
