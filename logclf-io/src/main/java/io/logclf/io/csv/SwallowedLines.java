package io.logclf.io.csv;

/**
 * Tells of a quoted cell with line breaks whether its lines look like rows that a quote swallowed which
 * was not closed in time. A stack trace does not, and a few lines of a table in a message are let pass.
 *
 * <p>A line looks like a row if it has as many cells as the header, counted by delimiters alone. Of the
 * cell, the first line is the rest of a row, and the last may be the beginning of one, so only the
 * lines between count.
 */
final class SwallowedLines {

    /** What the lines are. */
    enum Finding {
        /** Text. */
        TEXT,
        /** Some look like rows, which is worth a remark. */
        SUSPECT,
        /** All are what rows are, and many. */
        ROWS
    }

    /** Fewer lines with as many delimiters as the header occur in ordinary messages. */
    private static final int FEWEST_SUSPECT = 3;
    /** Two columns are soon alike by chance: one comma in each line of a text. */
    private static final int FEWEST_ROWS_OF_TWO = 20;

    private static final int FEWEST_ROWS = 5;

    private SwallowedLines() {}

    /**
     * Looks at a cell. Linear in its length.
     *
     * @param start where the cell begins, its quote included
     * @param end where it ends
     * @param column the cell's place in its row, from 0
     * @param columns the cells of the header; with fewer than two, every line looks like a row, and
     *     nothing can be told
     */
    static Finding of(byte[] bytes, int start, int end, byte delimiter, int column, int columns) {
        if (columns < 2) {
            return Finding.TEXT;
        }
        int cells = 1;
        int lines = 0;
        int inner = 0;
        int rows = 0;
        boolean opensLikeARow = false;
        for (int at = start; at < end; at++) {
            if (bytes[at] == delimiter) {
                cells++;
            } else if (bytes[at] == '\n') {
                if (lines == 0) {
                    opensLikeARow = column + cells == columns;
                } else {
                    inner++;
                    rows += cells == columns ? 1 : 0;
                }
                lines++;
                cells = 1;
            }
        }
        if (rows < FEWEST_SUSPECT || 2 * rows < inner) {
            return Finding.TEXT;
        }
        boolean all = rows == inner && opensLikeARow && cells <= columns;
        return all && rows >= (columns == 2 ? FEWEST_ROWS_OF_TWO : FEWEST_ROWS) ? Finding.ROWS : Finding.SUSPECT;
    }
}
