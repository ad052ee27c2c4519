package io.logclf.io.csv;

import io.logclf.io.input.Limits;
import io.logclf.io.input.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a cell or a row has too many characters. The limits are of characters and the cutter
 * sees bytes; a character has one byte at least, so characters are counted only where there are bytes
 * for too many, and the next time only when so many more are there as were missing. So each byte is
 * counted a few times at most. Not safe for concurrent use.
 */
final class CsvLengths {

    private final Limits limits;
    /** Quotes and delimiters of the row's complete cells, which do not count. */
    private int rowMarks;
    /** Quotes of the open cell. */
    private int cellMarks;
    /** With how many bytes the row's characters are counted next. */
    private int rowCheckBytes;
    /** With how many bytes the cell's characters are counted next. */
    private int cellCheckBytes;

    CsvLengths(Limits limits) {
        this.limits = limits;
        beginRow();
    }

    /** Leaves a quote out of the count. */
    void mark() {
        cellMarks++;
    }

    /** Starts over for the next row. */
    void beginRow() {
        rowMarks = 0;
        rowCheckBytes = limits.rowChars();
        beginCell();
    }

    /** Starts over for the next cell, behind a delimiter. */
    void nextCell() {
        rowMarks += cellMarks + 1;
        beginCell();
    }

    private void beginCell() {
        cellMarks = 0;
        cellCheckBytes = limits.cellChars();
    }

    /**
     * Returns what is too long, of a cell and a row that reach to {@code end}, as a sentence; null if
     * nothing is.
     */
    @Nullable
    String tooLong(byte[] bytes, int rowStart, int cellStart, int end) {
        int cell = end - cellStart - cellMarks;
        if (cell > cellCheckBytes) {
            cellCheckBytes = cell + limits.cellChars() - Utf8.chars(bytes, cellStart, end) + cellMarks;
            if (cellCheckBytes < cell) {
                return limits.tooLong("the cell that begins here", limits.cellChars());
            }
        }
        int row = end - rowStart - rowMarks - cellMarks;
        if (row > rowCheckBytes) {
            rowCheckBytes = row + limits.rowChars() - Utf8.chars(bytes, rowStart, end) + rowMarks + cellMarks;
            if (rowCheckBytes < row) {
                return limits.tooLong("the row", limits.rowChars());
            }
        }
        return null;
    }
}
