package io.logclf.io.csv;

import io.logclf.io.input.Limits;
import io.logclf.io.input.Utf8;
import org.jspecify.annotations.Nullable;

/** Tells whether a cell or a row has too many characters. Characters are counted only where there are bytes for too many. */
final class CsvLengths {

    private final Limits limits;
    private int rowMarks;
    private int cellMarks;
    private int rowCheckBytes;
    private int cellCheckBytes;

    CsvLengths(Limits limits) {
        this.limits = limits;
        beginRow();
    }

    /** Leaves a quote out of the count. */
    void mark() {
        cellMarks++;
    }

    void beginRow() {
        rowMarks = 0;
        rowCheckBytes = limits.rowChars();
        beginCell();
    }

    void nextCell() {
        rowMarks += cellMarks + 1;
        beginCell();
    }

    private void beginCell() {
        cellMarks = 0;
        cellCheckBytes = limits.cellChars();
    }

    /** Returns what is too long, of a cell and a row that reach to {@code end}; null if nothing is. */
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
