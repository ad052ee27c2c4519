package io.logclf.io;

/**
 * What becomes of rows that cannot be read as their format says. None of them is lost: they end the
 * reading with an error, or are kept, counted and remarked on ({@link LogReader#remarks}).
 */
public enum Tolerance {
    /**
     * The first one ends the reading with an error that names its line. In a table, quotes are taken at
     * their word: what RFC 4180 allows is read, also a cell whose lines look like rows.
     */
    STRICT,
    /**
     * A line that is no JSON object stays in its place without a label, and is counted; a table whose
     * quotes are wrong is an error, as nobody can say where its rows end. The default.
     */
    USUAL,
    /**
     * In addition, a row of a table whose quotes are wrong is read line by line, and bytes of a table
     * or JSON that are not UTF-8 stay as they are; both are counted.
     */
    LENIENT;

    /**
     * Returns what two switches say, as programs offer them: lenient, strict, or neither for the usual.
     *
     * @throws IllegalArgumentException if both are on
     */
    public static Tolerance of(boolean lenient, boolean strict) {
        if (lenient && strict) {
            throw new IllegalArgumentException("lenient and strict exclude each other");
        }
        return lenient ? LENIENT : strict ? STRICT : USUAL;
    }
}
