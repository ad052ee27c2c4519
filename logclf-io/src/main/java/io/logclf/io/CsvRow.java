package io.logclf.io;

import java.util.List;

/**
 * One row of a table. An empty line is a row without cells, so that rows out can be the rows in.
 * Immutable.
 *
 * <p>For example, the line {@code shop,"a ""b"" c",} is a row of the three cells {@code shop}, {@code a
 * "b" c} and empty text.
 *
 * @param line the line of the file where the row starts, counted from 1; a row with line breaks in its
 *     cells spans more
 * @param cells the cells as text, without the quotes around them; empty for an empty line
 */
public record CsvRow(long line, List<String> cells) {

    /**
     * Copies the cells.
     *
     * @throws NullPointerException if {@code cells} or one of them is null
     * @throws IllegalArgumentException if {@code line} is below 1
     */
    public CsvRow {
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1: " + line);
        }
        cells = List.copyOf(cells);
    }

    /** Tells whether the row is an empty line. A line of spaces is not empty: it has one cell. */
    public boolean isBlank() {
        return cells.isEmpty();
    }

    /**
     * Returns a cell, or empty text if the row is too short to have it: programs leave out empty cells
     * at the end.
     *
     * @param column the cell's place, from 0
     * @throws IndexOutOfBoundsException if {@code column} is negative
     */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
