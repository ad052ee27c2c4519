package io.logclf.training.train.values;

import io.logclf.api.Label;
import io.logclf.head.Numerals;
import io.logclf.head.ValueRule;
import io.logclf.head.ValueRule.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules by which a value may tell the labels of one masked text apart, in the order in which they are
 * tried: those first that say most about values not seen.
 *
 * "Whether it is zero" applies to any number, "which hundred" to any status; a list says nothing of a value
 * that is not on it, and a bound is easily found where there is none, so it comes last and needs most rows.
 */
final class ValueRules {

    /** Fewer rows of one kind may be chance. */
    static final int LEAST_ROWS = 2;
    /** The share of rows whose labels may be wrong. */
    static final double WRONG_LABELS = 0.02;

    /** More values are no list, but a bound or chance. */
    private static final int MOST_LISTED = 64;
    /** Rows that must stand on each side of a bound. */
    private static final int LEAST_ROWS_BESIDE_A_BOUND = 5;
    /** Different values that must stand on each side of a bound. */
    private static final int LEAST_VALUES_BESIDE_A_BOUND = 3;

    private ValueRules() {}

    /**
     * Returns the rules that can be made for these rows, without a test of whether they separate the
     * labels.
     *
     * @param rows of one masked text
     * @param count how many values each of them has
     */
    static Stream<ValueRule> candidates(List<ValuedRow> rows, int count) {
        return Stream.of(Kind.values())
                .flatMap(kind -> IntStream.range(0, count).boxed().flatMap(value -> rules(kind, value, count, rows)));
    }

    private static Stream<ValueRule> rules(Kind kind, int value, int count, List<ValuedRow> whole) {
        List<ValuedRow> rows = whole.stream().filter(row -> row.knows(value)).toList();
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        List<String> distinct =
                rows.stream().map(row -> row.value(value)).distinct().sorted().toList();
        return switch (kind) {
            case ZERO ->
                distinct.stream().anyMatch(text -> Numerals.of(text) == 0)
                        ? Stream.of(new ValueRule(value, kind, List.of()))
                        : Stream.empty();
            case EQUAL ->
                IntStream.range(value + 1, count)
                        .mapToObj(other -> new ValueRule(value, kind, List.of(Integer.toString(other))));
            case HUNDREDS ->
                distinct.stream().allMatch(text -> text.matches("[1-9][0-9]{2}"))
                        ? Stream.of(new ValueRule(
                                value,
                                kind,
                                distinct.stream()
                                        .map(text -> text.substring(0, 1))
                                        .distinct()
                                        .toList()))
                        : Stream.empty();
            case LISTED ->
                distinct.size() <= MOST_LISTED && rows.size() >= LEAST_ROWS * distinct.size()
                        ? Stream.of(new ValueRule(value, kind, distinct))
                        : Stream.empty();
            case BELOW -> bound(value, rows).stream().map(bound -> new ValueRule(value, kind, List.of(bound)));
        };
    }

    /** The first value of the upper side, if one label stands below it and another above, but for wrong labels. */
    private static Optional<String> bound(int value, List<ValuedRow> rows) {
        List<ValuedRow> sorted = rows.stream()
                .filter(row -> !Double.isNaN(Numerals.of(row.value(value))))
                .sorted(Comparator.comparingDouble(row -> Numerals.of(row.value(value))))
                .toList();
        if (sorted.size() < rows.size()) {
            return Optional.empty();
        }
        Label low = sorted.get(0).label();
        int at = (int) sorted.stream().takeWhile(row -> row.label().equals(low)).count();
        boolean enough = isEnough(sorted.subList(0, at), value) && isEnough(sorted.subList(at, sorted.size()), value);
        return enough && at < sorted.size() && isRise(sorted, at, value)
                ? Optional.of(sorted.get(at).value(value))
                : Optional.empty();
    }

    /** Tells whether the values on both sides of a place differ: equal values cannot be divided. */
    private static boolean isRise(List<ValuedRow> sorted, int at, int value) {
        return Numerals.of(sorted.get(at - 1).value(value))
                < Numerals.of(sorted.get(at).value(value));
    }

    /** Tells whether one side of a bound has enough rows and enough different values. */
    private static boolean isEnough(List<ValuedRow> side, int value) {
        return side.size() >= LEAST_ROWS_BESIDE_A_BOUND
                && side.stream().map(row -> row.value(value)).distinct().count() >= LEAST_VALUES_BESIDE_A_BOUND;
    }
}
