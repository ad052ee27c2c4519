package io.logclf.training.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds places that vary together. Among shapes with equally many words in the same layout, words that many
 * of them share at their place are constant, and rarer ones may vary (the idea of Brain: Yu, He, Chen, Lyu:
 * Brain: log parsing with bidirectional parallel tree, IEEE TSC 2023). Each place must pass the test that a
 * place which varies alone must pass.
 */
final class JointSlots {

    /** Fewer shapes agree by chance. */
    private static final int MIN_SHAPES = 5;
    /** So many words must be constant, and at least half of all. */
    private static final int MIN_CONSTANT = 2;
    /** Longer messages are left alone: the number of patterns of a row grows with its words. */
    private static final int MAX_WORDS = 64;

    private final Words words;
    private final List<Shape> shapes;
    private final VariabilityTest test;

    JointSlots(Words words, List<Shape> shapes, KnownValues known) {
        this.words = words;
        this.shapes = shapes;
        test = new VariabilityTest(words, known);
    }

    /** Marks the places that vary together. */
    void find(VariableMarks marks) {
        Map<Long, List<Row>> layouts = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Row row = row(i);
            if (row.size() > MIN_CONSTANT && row.size() <= MAX_WORDS) {
                layouts.computeIfAbsent(layout(shapes.get(i)), key -> new ArrayList<>())
                        .add(row);
            }
        }
        for (List<Row> rows : layouts.values()) {
            if (rows.size() >= MIN_SHAPES) {
                find(rows, marks);
            }
        }
    }

    /**
     * Marks them among shapes of one layout. Each row proposes a pattern for every frequency that its words
     * have: words at least as frequent are constant, the others may vary.
     */
    private void find(List<Row> rows, VariableMarks marks) {
        List<Map<Long, Integer>> counts = counts(rows);
        Map<Long, Pattern> patterns = new HashMap<>();
        for (Row row : rows) {
            int[] frequencies = frequencies(row, counts);
            Arrays.stream(frequencies).distinct().forEach(least -> add(row, frequencies, least, patterns));
        }
        for (Pattern pattern : patterns.values()) {
            Pattern kept = pattern.rows.size() < MIN_SHAPES ? pattern : withoutOpposites(pattern);
            if (kept.rows.size() >= MIN_SHAPES && isEnough(kept)) {
                kept.rows.forEach(row -> vary(row, kept.free, marks));
            }
        }
    }

    /** Adds a row to the pattern of its words that are not rarer than {@code least}. */
    private void add(Row row, int[] frequencies, int least, Map<Long, Pattern> patterns) {
        boolean[] free = new boolean[row.size()];
        int constant = 0;
        long hash = 0;
        for (int i = 0; i < free.length; i++) {
            free[i] = frequencies[i] < least;
            constant += free[i] ? 0 : 1;
            hash = hash * Hash.FACTOR + (free[i] ? 1 : word(row, i));
        }
        boolean several = constant < free.length - 1;
        if (several && constant >= MIN_CONSTANT && 2 * constant >= free.length) {
            patterns.computeIfAbsent(hash, key -> new Pattern(free, new ArrayList<>()))
                    .rows
                    .add(row);
        }
    }

    /** Leaves out the rows that have the opposite of a value of other rows where the pattern varies. */
    private Pattern withoutOpposites(Pattern pattern) {
        List<Row> rows = pattern.rows;
        for (int i = 0; i < pattern.free.length; i++) {
            if (pattern.free[i]) {
                weigh(pattern.rows, i);
                int place = i;
                rows = rows.stream().filter(row -> !isOpposed(row, place)).toList();
            }
        }
        return new Pattern(pattern.free, rows);
    }

    private boolean isOpposed(Row row, int place) {
        int at = row.places[place];
        return test.isOpposed(shapes.get(row.shape), at, at + 1);
    }

    /** Tells whether every place of a pattern varies by itself too. */
    private boolean isEnough(Pattern pattern) {
        for (int i = 0; i < pattern.free.length; i++) {
            if (pattern.free[i] && !isEnough(pattern.rows, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isEnough(List<Row> rows, int place) {
        weigh(rows, place);
        return test.isEnough();
    }

    /** Puts what stands at a place of rows to the test. */
    private void weigh(List<Row> rows, int place) {
        test.reset();
        for (Row row : rows) {
            int at = row.places[place];
            test.add(shapes.get(row.shape), at, at + 1);
        }
    }

    private void vary(Row row, boolean[] free, VariableMarks marks) {
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                marks.vary(row.shape, shapes.get(row.shape).length(), row.places[i], row.places[i] + 1);
            }
        }
    }

    /** Counts for each place how many rows have each word there. */
    private List<Map<Long, Integer>> counts(List<Row> rows) {
        List<Map<Long, Integer>> counts = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            Map<Long, Integer> count = new HashMap<>();
            for (Row row : rows) {
                count.merge(word(row, i), 1, Integer::sum);
            }
            counts.add(count);
        }
        return counts;
    }

    /** Returns for each word of a row how many rows share it. */
    private int[] frequencies(Row row, List<Map<Long, Integer>> counts) {
        int[] frequencies = new int[row.size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = counts.get(i).getOrDefault(word(row, i), 0);
        }
        return frequencies;
    }

    /** Returns where the words of a shape stand. */
    private Row row(int shape) {
        int[] tokens = shapes.get(shape).tokens();
        int[] places = new int[tokens.length];
        int size = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (words.isWord(tokens[i])) {
                places[size++] = i;
            }
        }
        return new Row(shape, Arrays.copyOf(places, size));
    }

    /** Returns what is equal for shapes with equally many words between the same brackets and equals signs. */
    private long layout(Shape shape) {
        long hash = 0;
        for (int token : shape.tokens()) {
            if (words.tells(token)) {
                hash = hash * Hash.FACTOR + (words.isWord(token) ? 1 : words.hash(token));
            }
        }
        return Hash.mix(hash);
    }

    private long word(Row row, int place) {
        return words.hash(shapes.get(row.shape).tokens()[row.places[place]]);
    }

    /** A shape and where its words stand. */
    private static final class Row {

        private final int shape;
        private final int[] places;

        Row(int shape, int[] places) {
            this.shape = shape;
            this.places = places;
        }

        int size() {
            return places.length;
        }
    }

    /** Rows whose other words are equal. */
    private static final class Pattern {

        private final boolean[] free;
        private final List<Row> rows;

        Pattern(boolean[] free, List<Row> rows) {
            this.free = free;
            this.rows = rows;
        }
    }
}
