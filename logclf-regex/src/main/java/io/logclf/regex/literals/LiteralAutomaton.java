package io.logclf.regex.literals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The automaton of Aho and Corasick over characters that are numbered already: its columns. Rows from which literals go on in several
 * ways have a dense table; of the others, which are most, only the one way and the row to fall back to are kept, so that what a text
 * meets fits into near caches. It is as large as rows of 16 bits can tell apart. Immutable.
 *
 * <p>Aho and Corasick, Efficient string matching: an aid to bibliographic search, CACM 18(6), 1975.
 */
final class LiteralAutomaton {

    private static final int MAX_ROWS = 1 << 16;
    /** Entries of {@link #ways} for a row. */
    private static final int WAY = 3;

    private final int widthLog2;
    /** Row times width plus column gives the next row; for the dense rows, which come first. */
    private final char[] next;

    private final int firstNarrow;
    /** By row from {@link #firstNarrow}: the one column that goes on, the row it leads to, and the row to fall back to otherwise. */
    private final char[] ways;

    private final int firstEnding;
    /** By row from {@link #firstEnding}: the literal that ends there, or the complement of a place in {@link #several}. */
    private final int[] endings;
    /** Lists of literals that end at one row, each the number of its elements and the elements. */
    private final int[] several;

    private LiteralAutomaton(Builder builder) {
        this.widthLog2 = Integer.numberOfTrailingZeros(builder.width);
        int[] order = builder.order();
        this.firstNarrow = builder.denseRows();
        this.next = builder.table(order, firstNarrow);
        this.ways = builder.ways(order, firstNarrow);
        List<List<Integer>> ending = builder.endings(order);
        this.firstEnding = builder.firstEnding(order);
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
        int reached = next(row, column);
        int place = reached - firstEnding;
        if (place >= 0 && place < endings.length) {
            int literal = endings[place];
            if (literal >= 0) {
                occurring[literal >>> 6] |= 1L << literal;
            } else {
                addAll(~literal, occurring);
            }
        }
        return reached;
    }

    private int next(int row, int column) {
        int from = row;
        while (from >= firstNarrow) {
            int way = WAY * (from - firstNarrow);
            if (ways[way] == column) {
                return ways[way + 1];
            }
            from = ways[way + 2];
        }
        return next[(from << widthLog2) + column];
    }

    private void addAll(int list, long[] occurring) {
        int end = list + several[list];
        for (int i = list + 1; i <= end; i++) {
            occurring[several[i] >>> 6] |= 1L << several[i];
        }
    }

    /** The automaton while it is built. */
    static final class Builder {

        private static final int NO_WAY = Character.MAX_VALUE;
        private static final int WAYS = -1;

        private final int width;
        private final List<int[]> rows = new ArrayList<>();
        private final List<List<Integer>> endings = new ArrayList<>();
        /** By row: the one column that goes on, {@link #NO_WAY} or {@link #WAYS}. */
        private int[] way = {};
        /** By row: the row of its longest proper suffix. */
        private int[] suffix = {};

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
            way = rows.stream().mapToInt(Builder::way).toArray();
            way[0] = WAYS;
            suffix = new int[rows.size()];
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

        private static int way(int[] row) {
            int way = NO_WAY;
            for (int column = 0; column < row.length; column++) {
                if (row[column] != 0) {
                    way = way == NO_WAY ? column : WAYS;
                }
                if (way == WAYS) {
                    return way;
                }
            }
            return way;
        }

        /** Dense rows, then narrow ones; those at which literals end stand in the middle. The first stays the first. */
        private int[] order() {
            return IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(Comparator.comparing(this::isNarrow)
                            .thenComparing(
                                    row -> isNarrow(row) == endings.get(row).isEmpty()))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private boolean isNarrow(int row) {
            return way[row] != WAYS;
        }

        private int denseRows() {
            return (int) Arrays.stream(way).filter(column -> column == WAYS).count();
        }

        private int firstEnding(int[] order) {
            return (int) Arrays.stream(order)
                    .takeWhile(row -> endings.get(row).isEmpty())
                    .count();
        }

        private char[] places(int[] order) {
            char[] places = new char[order.length];
            for (int place = 0; place < order.length; place++) {
                places[order[place]] = (char) place;
            }
            return places;
        }

        private char[] table(int[] order, int dense) {
            char[] places = places(order);
            char[] table = new char[dense * width];
            for (int i = 0; i < table.length; i++) {
                table[i] = places[rows.get(order[i / width])[i % width]];
            }
            return table;
        }

        private char[] ways(int[] order, int dense) {
            char[] places = places(order);
            char[] ways = new char[WAY * (order.length - dense)];
            for (int i = dense; i < order.length; i++) {
                int row = order[i];
                int at = WAY * (i - dense);
                ways[at] = (char) way[row];
                ways[at + 1] = way[row] == NO_WAY ? 0 : places[rows.get(row)[way[row]]];
                ways[at + 2] = places[suffix[row]];
            }
            return ways;
        }

        /** Returns the literals that end at each row where some do. */
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
