package io.logclf.io.csv;

import io.logclf.io.input.Portion;

/** Finds out which of the {@link Portion.Shape}s the rows of a portion have, on the way over their bytes. */
final class CsvShape {

    private boolean free;
    private boolean crLfEnds;
    private boolean lfEnds;
    private boolean quotedBreaks;

    private boolean rowFree;
    private boolean rowQuotedBreaks;
    private int rowCrs;

    /** The row has something that plain CSV has not. */
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

    void lineEnd(boolean crLf) {
        rowCrs -= crLf ? 1 : 0;
        crLfEnds |= crLf;
        lfEnds |= !crLf;
    }

    /** @param columns how many the row has */
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

    /** Returns the shape of the complete rows, and starts over for those that follow. */
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
