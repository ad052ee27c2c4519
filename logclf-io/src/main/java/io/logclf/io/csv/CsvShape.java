package io.logclf.io.csv;

import io.logclf.io.input.Portion;

/**
 * Finds out which of the {@link Portion.Shape}s the rows of a portion have, on the way over their bytes. The
 * shape is of the portion as a whole: one row that is not plain makes all its rows {@link Portion.Shape#FREE},
 * which is slower and gives the same cells. Not safe for concurrent use.
 */
final class CsvShape {

    /** Of the complete rows: whether one is not plain. */
    private boolean free;

    private boolean crLfEnds;
    private boolean lfEnds;
    private boolean quotedBreaks;

    /** Of the row that is not complete: whether it is not plain. */
    private boolean rowFree;

    private boolean rowQuotedBreaks;
    private int rowCrs;

    /** The row has something that plain CSV has not: blanks around quotes. */
    void freely() {
        rowFree = true;
    }

    /** A quoted cell of the row goes over a line's end. */
    void quotedBreak() {
        rowQuotedBreaks = true;
    }

    /** There is a CR outside quotes, which is text unless {@link #lineEnd} says that it was part of that. */
    void cr() {
        rowCrs++;
    }

    /** A row ends with CR LF, or with LF alone. */
    void lineEnd(boolean crLf) {
        rowCrs -= crLf ? 1 : 0;
        crLfEnds |= crLf;
        lfEnds |= !crLf;
    }

    /**
     * The row is complete, and counts for the portion.
     *
     * @param columns how many cells the row has
     */
    void endRow(int columns) {
        free |= rowFree || rowCrs > 0 || columns > UnivocityRows.MAX_COLUMNS;
        quotedBreaks |= rowQuotedBreaks;
        beginRow();
    }

    /** Forgets what the row has had so far. */
    void beginRow() {
        rowFree = false;
        rowQuotedBreaks = false;
        rowCrs = 0;
    }

    /**
     * Returns the shape of the complete rows, and starts over for those that follow. Rows that end with CR LF
     * are plain only if no cell has a line break.
     */
    Portion.Shape take() {
        boolean mixed = free || (crLfEnds && (lfEnds || quotedBreaks));
        Portion.Shape lf = quotedBreaks ? Portion.Shape.PLAIN_LF_BREAKS : Portion.Shape.PLAIN_LF;
        Portion.Shape plain = crLfEnds ? Portion.Shape.PLAIN_CR_LF : lf;
        free = false;
        crLfEnds = false;
        lfEnds = false;
        quotedBreaks = false;
        return mixed ? Portion.Shape.FREE : plain;
    }
}
