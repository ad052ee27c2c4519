package io.logclf.regex.literals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The automaton of Aho and Corasick (Efficient string matching: an aid to bibliographic search, CACM 18(6), 1975) over
 * characters that are numbered already: its columns. A row is a state: the longest suffix of the text read so far that is
 * a prefix of a literal. Reading a text takes amortized constant time for each character, however many literals there are.
 * Immutable.
 *
 * <p><b>Layout.</b> Rows from which literals go on with several characters are dense: they have an entry for each column, with
 * fallbacks resolved. From most rows a literal goes on with one character only, or ends; these are narrow: only that
 * column, its target and the row to fall back to are kept, 6 bytes instead of two for each column. So the rows that a text
 * visits mostly fit into near caches. Rows at which literals end are numbered in one interval, so that a comparison tells
 * them apart.
 *
 * <p>Row numbers have 16 bits, which bounds an automaton to 65,536 rows; {@link LiteralIndex} uses several beyond that.
 */
final class LiteralAutomaton {

    private static final int MAX_ROWS = 1 << 16;
    /** How many elements of {@link #narrow} a row has. */
    private static final int ROW_LENGTH = 3;

    private final int widthLog2;
    /** Row times width plus column gives the next row; for the dense rows, which come first. */
    private final char[] next;

    /** The first narrow row; the dense ones are before it. */
    private final int firstNarrow;
    /** By row from {@link #firstNarrow}: the one column that goes on, the row it leads to, and the row to fall back to otherwise. */
    private final char[] narrow;

    /** The first row at which literals end; the others at which some do follow it directly. */
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
        this.narrow = builder.narrow(order, firstNarrow);
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
     * Reads one character, and adds the literals that end with it to a bit set.
     *
     * @param row the current row, {@link #start} before the first character
     * @param column the column of the character; 0 for one that no literal uses
     * @param occurring the bit set by the literals' numbers
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

    /**
     * Falls back from narrow rows until one goes on with the column, or is dense. Each fallback shortens the suffix that a row
     * stands for, and each character lengthens it by one at most: there are never more fallbacks than characters.
     */
    private int next(int row, int column) {
        int from = row;
        while (from >= firstNarrow) {
            int at = ROW_LENGTH * (from - firstNarrow);
            if (narrow[at] == column) {
                return narrow[at + 1];
            }
            from = narrow[at + 2];
        }
        return next[(from << widthLog2) + column];
    }

    private void addAll(int list, long[] occurring) {
        int end = list + several[list];
        for (int i = list + 1; i <= end; i++) {
            occurring[several[i] >>> 6] |= 1L << several[i];
        }
    }

    /** The automaton while it is built: a trie first, with a dense row for each prefix of a literal. For one use. */
    static final class Builder {

        /** No column goes on; as a {@code char} in a narrow row, a column that does not exist. */
        private static final int NONE = Character.MAX_VALUE;
        /** Several columns go on: the row is dense. */
        private static final int SEVERAL = -1;

        private final int width;
        private final List<int[]> rows = new ArrayList<>();
        private final List<List<Integer>> endings = new ArrayList<>();
        /** By row: the one column that goes on, {@link #NONE} or {@link #SEVERAL}. */
        private int[] onlyColumn = {};
        /** By row: the row of its longest proper suffix that is a prefix of a literal too; row 0 if that is empty. */
        private int[] suffix = {};

        /**
         * Begins an automaton without literals.
         *
         * @param width number of columns, a power of two up to 65,536; literals do not use column 0
         */
        Builder(int width) {
            this.width = width;
            newRow();
        }

        /** Tells whether a literal still fits, if it shares no prefix with others: each of its characters may need a row. */
        boolean hasRoomFor(int[] columns) {
            return rows.size() + columns.length <= MAX_ROWS;
        }

        /** Adds a literal, which must have room, by the columns of its characters. */
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

        /** Completes the automaton; the builder must not be used again. */
        LiteralAutomaton build() {
            link();
            return new LiteralAutomaton(this);
        }

        /**
         * Fills the gaps of every row from the row of its longest proper suffix, and adds the literals that end there. Breadth
         * first, so that the row of the suffix, which is shorter, is complete.
         */
        private void link() {
            onlyColumn = rows.stream().mapToInt(Builder::onlyColumn).toArray();
            // The start is where fallbacks end, so it has to be dense.
            onlyColumn[0] = SEVERAL;
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

        private static int onlyColumn(int[] row) {
            int only = NONE;
            for (int column = 0; column < row.length; column++) {
                if (row[column] != 0) {
                    only = only == NONE ? column : SEVERAL;
                }
                if (only == SEVERAL) {
                    return only;
                }
            }
            return only;
        }

        /**
         * Returns the rows in their final order: dense ones, then narrow ones, and where these meet, those of both kinds at
         * which literals end. The sort is stable, so the start stays the first.
         */
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
            return onlyColumn[row] != SEVERAL;
        }

        private int denseRows() {
            return (int) Arrays.stream(onlyColumn)
                    .filter(column -> column == SEVERAL)
                    .count();
        }

        private int firstEnding(int[] order) {
            return (int) Arrays.stream(order)
                    .takeWhile(row -> endings.get(row).isEmpty())
                    .count();
        }

        /** By row as it was added: its number in the final order. */
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

        private char[] narrow(int[] order, int dense) {
            char[] places = places(order);
            char[] narrow = new char[ROW_LENGTH * (order.length - dense)];
            for (int i = dense; i < order.length; i++) {
                int row = order[i];
                int at = ROW_LENGTH * (i - dense);
                narrow[at] = (char) onlyColumn[row];
                narrow[at + 1] = onlyColumn[row] == NONE ? 0 : places[rows.get(row)[onlyColumn[row]]];
                narrow[at + 2] = places[suffix[row]];
            }
            return narrow;
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
