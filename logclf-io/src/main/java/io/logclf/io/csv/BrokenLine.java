package io.logclf.io.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of a table whose quotes are wrong as well as can be: a cell that begins with a quote
 * ends with the next quote that a delimiter or the end of the line follows; without one, its quotes are
 * text. No other character than quotes around and doubled ones is lost.
 *
 * <pre>{@code
 * shop,"he said "no" and left",5   // shop | he said "no" and left | 5
 * shop,"no end, and more           // with two columns: shop | "no end, and more
 * }</pre>
 *
 * <p>Used only if the reader is lenient, for lines that the grammar has refused.
 */
public final class BrokenLine {

    private final String line;
    private final char delimiter;
    private final int columns;

    /**
     * Makes a line to be split.
     *
     * @param columns the cells of the header; 0 if the line is the header
     * @param line without its line break
     */
    public BrokenLine(String line, char delimiter, int columns) {
        this.line = line;
        this.delimiter = delimiter;
        this.columns = columns;
    }

    /** Returns the cells; at least one, which is empty for an empty line. */
    public List<String> cells() {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int close = isQuote(at) ? closing(at + 1) : -1;
            if (close < 0 && isQuote(at) && isTooMany(cells.size(), at)) {
                cells.add(line.substring(at));
                break;
            }
            int end = end(Math.max(at, close));
            cells.add(close < 0 ? line.substring(at, end) : unquoted(at, close));
            at = end + 1;
        }
        return cells;
    }

    /**
     * Tells whether the rest of the line has delimiters of its own, as the row would have more cells
     * than the header otherwise. Then all of the rest is one cell.
     */
    private boolean isTooMany(int before, int at) {
        return columns > 0
                && before
                                + 1
                                + line.substring(at)
                                        .chars()
                                        .filter(c -> c == delimiter)
                                        .count()
                        > columns;
    }

    private boolean isQuote(int at) {
        return at < line.length() && line.charAt(at) == '"';
    }

    /** The first quote from here on that ends a cell; -1 if there is none. */
    private int closing(int from) {
        for (int quote = line.indexOf('"', from); quote >= 0; quote = line.indexOf('"', quote + 1)) {
            if (quote + 1 == line.length() || line.charAt(quote + 1) == delimiter) {
                return quote;
            }
        }
        return -1;
    }

    /** Where the cell ends that reaches to here at least. */
    private int end(int from) {
        int end = line.indexOf(delimiter, from);
        return end < 0 ? line.length() : end;
    }

    /** What stands between two quotes, with doubled ones halved. */
    private String unquoted(int open, int close) {
        return line.substring(open + 1, close).replace("\"\"", "\"");
    }
}
