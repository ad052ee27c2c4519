package io.logclf.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds which of many literals occur in a text, in one pass over it: an Aho-Corasick automaton with a dense transition
 * table over the characters that literals use. Ignores case as {@link RequiredLiterals#fold} does. Immutable.
 *
 * <p>Aho and Corasick, Efficient string matching: an aid to bibliographic search, CACM 18(6), 1975.
 */
final class LiteralIndex {

    private static final int ASCII = 128;
    /** More characters beyond ASCII share columns: a table for all of Chinese would be large. */
    private static final int MAX_COLUMNS = 256;

    /**
     * Columns of the table, a power of two that is at least one for each character that a literal uses, and column 0 for
     * all others.
     */
    private final int width;

    private final int widthLog2;

    private final int words;
    private final int[] asciiColumns;
    /** Folded non-ASCII characters of literals, ascending, with their columns beside. */
    private final char[] otherChars;

    private final int[] otherColumns;
    /** Row times width plus column gives the next row times width; as its complement if literals end there. */
    private final int[] next;
    /** By row: the literals that end there. */
    private final int[][] endingAt;

    LiteralIndex(List<String> literals) {
        this.words = (literals.size() + 63) >>> 6;
        char[] used = usedChars(literals);
        this.widthLog2 = Integer.SIZE - Integer.numberOfLeadingZeros(Math.min(used.length, MAX_COLUMNS - 1));
        this.width = 1 << widthLog2;
        this.asciiColumns = new int[ASCII];
        int firstOther = 0;
        while (firstOther < used.length && used[firstOther] < ASCII) {
            asciiColumns[used[firstOther]] = firstOther + 1;
            firstOther++;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            asciiColumns[c] = asciiColumns[RequiredLiterals.fold(c)];
        }
        this.otherChars = Arrays.copyOfRange(used, firstOther, used.length);
        this.otherColumns = new int[otherChars.length];
        for (int i = 0; i < otherColumns.length; i++) {
            otherColumns[i] = firstOther + 1 + i % (width - firstOther - 1);
        }
        Trie trie = new Trie(width);
        for (int id = 0; id < literals.size(); id++) {
            trie.add(columns(literals.get(id)), id);
        }
        trie.link();
        this.next = trie.table();
        this.endingAt = trie.endings();
    }

    /**
     * Returns the literals that occur in a text, as a bit set, numbered as in the list that made the index. A literal that
     * does not occur may be among them if the literals use more than 250 characters: then some are taken for each other.
     */
    long[] occurringIn(char[] text) {
        long[] occurring = new long[words];
        int[] table = next;
        int[] ascii = asciiColumns;
        int row = 0;
        for (char c : text) {
            row = table[row + (c < ASCII ? ascii[c] : otherColumn(c))];
            if (row < 0) {
                row = ~row;
                for (int literal : endingAt[row >>> widthLog2]) {
                    occurring[literal >>> 6] |= 1L << literal;
                }
            }
        }
        return occurring;
    }

    private int otherColumn(char c) {
        char folded = RequiredLiterals.fold(c);
        if (folded < ASCII) {
            return asciiColumns[folded];
        }
        int at = Arrays.binarySearch(otherChars, folded);
        return at < 0 ? 0 : otherColumns[at];
    }

    private int[] columns(String literal) {
        return literal.chars()
                .map(c -> c < ASCII ? asciiColumns[c] : otherColumn((char) c))
                .toArray();
    }

    private static char[] usedChars(List<String> literals) {
        StringBuilder used = new StringBuilder();
        literals.stream().flatMapToInt(String::chars).sorted().distinct().forEach(c -> used.append((char) c));
        return used.toString().toCharArray();
    }

    /** The automaton while it is built. */
    private static final class Trie {

        private final int width;
        private final List<int[]> rows = new ArrayList<>();
        private final List<List<Integer>> endings = new ArrayList<>();

        Trie(int width) {
            this.width = width;
            newRow();
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

        /** Fills the gaps of every row from the row of its longest proper suffix, shorter rows first. */
        void link() {
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

        int[] table() {
            int[] table = new int[rows.size() * width];
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < width; column++) {
                    int target = rows.get(row)[column];
                    int start = target * width;
                    table[row * width + column] = endings.get(target).isEmpty() ? start : ~start;
                }
            }
            return table;
        }

        int[][] endings() {
            return endings.stream().map(Trie::toArray).toArray(int[][]::new);
        }

        private int newRow() {
            rows.add(new int[width]);
            endings.add(new ArrayList<>(0));
            return rows.size() - 1;
        }

        private static int[] toArray(Collection<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
