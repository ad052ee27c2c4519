package io.logclf.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The automaton of Aho and Corasick with a dense transition table, over characters that are numbered already: its columns.
 * It is as large as rows of 16 bits can tell apart. Immutable.
 *
 * <p>Aho and Corasick, Efficient string matching: an aid to bibliographic search, CACM 18(6), 1975.
 */
final class LiteralAutomaton {

    private static final int MAX_ROWS = 1 << 16;

    private final int widthLog2;
    /** Row times width plus column gives the next row. Rows at which literals end come last. */
    private final char[] next;

    private final int firstEnding;
    /** By row from {@link #firstEnding}: the literal that ends there, or the complement of a place in {@link #several}. */
    private final int[] endings;
    /** Lists of literals that end at one row, each the number of its elements and the elements. */
    private final int[] several;

    private LiteralAutomaton(Builder builder) {
        this.widthLog2 = Integer.numberOfTrailingZeros(builder.width);
        int[] order = builder.endingsLast();
        this.next = builder.table(order);
        List<List<Integer>> ending = builder.endings(order);
        this.firstEnding = order.length - ending.size();
        this.endings = new int[ending.size()];
        List<Integer> lists = new ArrayList<>();
        for (int row = 0; row < endings.length; row++) {
            List<Integer> literals = ending.get(row);
            if (literals.size() == 1) {
                endings[row] = literals.get(0);
            } else {
                endings[row] = ~lists.size();
                lists.add(literals.size());
                lists.addAll(literals);
            }
        }
        this.several = lists.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the row at which a text begins. */
    static int start() {
        return 0;
    }

    /**
     * Adds the literals that end at the next column to a bit set.
     *
     * @return the next row
     */
    int advance(int row, int column, long[] occurring) {
        int reached = next[(row << widthLog2) + column];
        if (reached >= firstEnding) {
            int literal = endings[reached - firstEnding];
            if (literal >= 0) {
                occurring[literal >>> 6] |= 1L << literal;
            } else {
                addAll(~literal, occurring);
            }
        }
        return reached;
    }

    private void addAll(int list, long[] occurring) {
        int end = list + several[list];
        for (int i = list + 1; i <= end; i++) {
            occurring[several[i] >>> 6] |= 1L << several[i];
        }
    }

    /** The automaton while it is built. */
    static final class Builder {

        private final int width;
        private final List<int[]> rows = new ArrayList<>();
        private final List<List<Integer>> endings = new ArrayList<>();

        /** @param width number of columns, a power of two; literals do not use column 0 */
        Builder(int width) {
            this.width = width;
            newRow();
        }

        boolean hasRoomFor(int[] columns) {
            return rows.size() + columns.length <= MAX_ROWS;
        }

        void add(int[] columns, int literal) {
            int row = 0;
            for (int column : columns) {
                int child = rows.get(row)[column];
                if (child == 0) {
                    child = newRow();
                    rows.get(row)[column] = child;
                }
                row = child;
            }
            endings.get(row).add(literal);
        }

        LiteralAutomaton build() {
            link();
            return new LiteralAutomaton(this);
        }

        /** Fills the gaps of every row from the row of its longest proper suffix, shorter rows first. */
        private void link() {
            int[] suffix = new int[rows.size()];
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            for (int child : rows.get(0)) {
                if (child != 0) {
                    queue.add(child);
                }
            }
            while (!queue.isEmpty()) {
                int row = queue.remove();
                int[] fallback = rows.get(suffix[row]);
                int[] own = rows.get(row);
                endings.get(row).addAll(endings.get(suffix[row]));
                for (int column = 1; column < width; column++) {
                    if (own[column] == 0) {
                        own[column] = fallback[column];
                    } else {
                        suffix[own[column]] = fallback[column];
                        queue.add(own[column]);
                    }
                }
            }
        }

        /** Returns the rows in the order of the table; the first stays the first. */
        private int[] endingsLast() {
            return IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(Comparator.comparing(row -> !endings.get(row).isEmpty()))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private char[] table(int[] order) {
            char[] places = new char[order.length];
            for (int place = 0; place < order.length; place++) {
                places[order[place]] = (char) place;
            }
            char[] table = new char[order.length * width];
            for (int i = 0; i < table.length; i++) {
                table[i] = places[rows.get(order[i / width])[i % width]];
            }
            return table;
        }

        /** Returns the literals that end at each of the last rows. */
        private List<List<Integer>> endings(int[] order) {
            return Arrays.stream(order)
                    .mapToObj(endings::get)
                    .filter(ending -> !ending.isEmpty())
                    .toList();
        }

        private int newRow() {
            rows.add(new int[width]);
            endings.add(new ArrayList<>(0));
            return rows.size() - 1;
        }
    }
}
