package io.logclf.regex.literals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many literals occur in a text, in one pass over it for every {@link LiteralAutomaton} that they need: one,
 * unless there are tens of thousands. Ignores case as {@link RequiredLiterals#fold} does. Immutable, and safe for concurrent
 * use.
 *
 * <p>This class translates characters to columns, so that the automata have a column for each character that literals use
 * rather than for each that exists. Column 0 is for all other characters, and leads back to the start.
 */
public final class LiteralIndex {

    private static final int ASCII = 128;
    /**
     * More characters beyond ASCII share columns: a table for all of Chinese would be large. Sharing can only report literals
     * that do not occur, never miss one, and candidates are verified anyway.
     */
    private static final int MAX_COLUMNS = 256;

    /**
     * Columns of a table, a power of two that is at least one for each character that a literal uses, and column 0 for all
     * others.
     */
    private final int width;

    /** How many longs the bit set of all literals takes. */
    private final int words;
    /** By ASCII character: its column. Capital letters have the columns of small ones, so that ASCII needs no folding. */
    private final int[] asciiColumns;
    /** Folded non-ASCII characters of literals, ascending. */
    private final char[] otherChars;

    /** The columns of {@link #otherChars}, at the same indices. */
    private final int[] otherColumns;

    private final LiteralAutomaton[] automata;

    /**
     * Builds the index, in time linear in the length of all literals times the number of columns.
     *
     * @param literals different texts, folded and not empty; a literal's index in this list is its number
     */
    public LiteralIndex(List<String> literals) {
        this.words = (literals.size() + 63) >>> 6;
        char[] used = usedChars(literals);
        this.width = 1 << (Integer.SIZE - Integer.numberOfLeadingZeros(Math.min(used.length, MAX_COLUMNS - 1)));
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
        this.automata = automata(literals);
    }

    /**
     * Returns the literals that occur in a text. A literal that does not occur may be among them if the literals use more
     * than 255 different characters: then some are taken for each other.
     *
     * @param text the text, in any case; not changed
     * @return a new bit set of the literals' numbers: bit {@code n & 63} of element {@code n >>> 6}
     */
    public long[] occurringIn(char[] text) {
        long[] occurring = new long[words];
        for (LiteralAutomaton automaton : automata) {
            int[] ascii = asciiColumns;
            int row = LiteralAutomaton.start();
            for (char c : text) {
                row = automaton.advance(row, c < ASCII ? ascii[c] : otherColumn(c), occurring);
            }
        }
        return occurring;
    }

    /** Puts the literals in their order into automata, as many as have room in each. */
    private LiteralAutomaton[] automata(List<String> literals) {
        List<LiteralAutomaton> automata = new ArrayList<>();
        LiteralAutomaton.Builder builder = new LiteralAutomaton.Builder(width);
        for (int id = 0; id < literals.size(); id++) {
            int[] columns = columns(literals.get(id));
            if (!builder.hasRoomFor(columns)) {
                automata.add(builder.build());
                builder = new LiteralAutomaton.Builder(width);
            }
            builder.add(columns, id);
        }
        automata.add(builder.build());
        return automata.toArray(LiteralAutomaton[]::new);
    }

    /** The column of a character beyond ASCII, which may still be a case of an ASCII letter. */
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

    /** The different characters of all literals, ascending. */
    private static char[] usedChars(List<String> literals) {
        StringBuilder used = new StringBuilder();
        literals.stream().flatMapToInt(String::chars).sorted().distinct().forEach(c -> used.append((char) c));
        return used.toString().toCharArray();
    }
}
