package io.logclf.io.csv;

import io.logclf.io.InputException;
import io.logclf.io.Tolerance;
import io.logclf.io.input.Limits;
import io.logclf.io.input.RowCount;
import org.jspecify.annotations.Nullable;

/**
 * The grammar as a machine with the states below, which keeps its state between buffers. Its loops run over every byte of an
 * input on one thread, so they are as short as they can be: in an unquoted cell, one comparison decides for nearly all bytes.
 *
 * <p>It stops at a row that is wrong, and leaves to {@link CsvCutter} what becomes of it. Not safe for concurrent use.
 */
final class CsvScan {

    /** Where the next byte stands. */
    private enum State {
        CELL_START,
        BLANKS_BEFORE,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        AFTER_QUOTED,
        BROKEN
    }

    private final CsvFaults faults;
    private final byte delimiter;
    private final Tolerance tolerance;
    private final Limits limits;

    final CsvPlace place = new CsvPlace();
    final CsvShape shape = new CsvShape();
    /** Cells with lines like rows that were let pass. */
    final RowCount suspects = new RowCount();

    private final CsvLengths lengths;
    private State state = State.CELL_START;
    private @Nullable InputException problem;
    /** The cells of the header; 0 before it is complete. */
    private int columns;

    CsvScan(CsvFaults faults, Tolerance tolerance, Limits limits) {
        this.faults = faults;
        this.delimiter = (byte) faults.delimiter();
        this.tolerance = tolerance;
        this.limits = limits;
        this.lengths = new CsvLengths(limits);
    }

    /** Returns what is wrong with the open row; null if nothing is. */
    @Nullable
    InputException problem() {
        return problem;
    }

    /** Runs the machine until the bytes end, there are rows enough or something is wrong; returns where. */
    int run(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && place.rows < maxRows && problem == null) {
            at = switch (state) {
                case CELL_START, BLANKS_BEFORE -> start(bytes, at);
                case UNQUOTED -> unquoted(bytes, at, to);
                case QUOTED -> quoted(bytes, at, to);
                case QUOTE_IN_QUOTED -> afterQuote(bytes, at);
                case AFTER_QUOTED -> afterQuoted(bytes, at, to);
                case BROKEN -> broken(bytes, at, to);
            };
        }
        if (problem == null && at > place.cellStart) {
            checkLengths(bytes, at);
        }
        return at;
    }

    /** At the end of the input: a cell that is still open was never closed, or has swallowed rows. */
    void checkEnd(byte[] bytes, int end) {
        if (state == State.QUOTED) {
            problem = faults.neverClosed(place.cellLine);
        } else if (place.cellBreaks && state != State.BROKEN) {
            checkLines(bytes, end);
        }
    }

    /** Lets what is wrong pass: all of the open row, up to the end of its line, is a row whose quotes are wrong. */
    void letPass() {
        problem = null;
        state = State.BROKEN;
    }

    /**
     * Takes the first line of the row, which has further ones, for a row with wrong quotes, and goes back behind it.
     *
     * @return where the next row begins
     */
    int breakRow(byte[] bytes) {
        letPass();
        place.backToRow();
        return broken(bytes, place.rowBreak, place.rowBreak + 1);
    }

    /** Ends the last row, which may lack its line end. */
    void finish(int end) {
        if (state == State.BROKEN) {
            endBrokenRow(end);
        } else if (problem == null && end > place.cut) {
            endRow(end);
        }
    }

    /**
     * The first byte of a cell, or one behind blanks. A byte that opens no quote is looked at again as part of
     * an unquoted cell.
     */
    private int start(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '"') {
            if (state == State.BLANKS_BEFORE) {
                shape.freely();
            }
            // Blanks before a quote count: they are held, though they do not belong to the cell.
            lengths.mark();
            state = State.QUOTED;
            return at + 1;
        }
        if (isBlank(b)) {
            state = State.BLANKS_BEFORE;
            return at + 1;
        }
        state = State.UNQUOTED;
        return at;
    }

    /** Runs to the end of an unquoted cell. */
    private int unquoted(byte[] bytes, int from, int to) {
        int at = from;
        // Nearly all bytes are above a comma: one comparison decides for them. Those beyond ASCII are negative.
        int last = Math.max(delimiter, '\r');
        while (at < to && (bytes[at] > last || !isCellEndOrCr(bytes[at]))) {
            at++;
        }
        return at < to ? endOfCell(bytes, at) : at;
    }

    /** Runs to the next quote, and notes line breaks on the way. */
    private int quoted(byte[] bytes, int from, int to) {
        int at = from;
        for (; at < to && bytes[at] != '"'; at++) {
            if (bytes[at] == '\n') {
                shape.quotedBreak();
                place.breakInCell(at);
            } else if (bytes[at] == '\r') {
                shape.quotedBreak();
            }
        }
        if (at == to) {
            return at;
        }
        lengths.mark();
        state = State.QUOTE_IN_QUOTED;
        return at + 1;
    }

    /**
     * Behind a quote inside a quoted cell: another one makes both of them text, anything else means that the
     * cell was closed.
     */
    private int afterQuote(byte[] bytes, int at) {
        if (bytes[at] == '"') {
            state = State.QUOTED;
            return at + 1;
        }
        state = State.AFTER_QUOTED;
        return at;
    }

    /** Behind a closed cell: blanks, and then its end; anything else is an error. */
    private int afterQuoted(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            shape.freely();
            at++;
        }
        if (at == to || isCellEndOrCr(bytes[at])) {
            return at < to ? endOfCell(bytes, at) : at;
        }
        if (tolerance == Tolerance.LENIENT && place.rowBreak < 0) {
            letPass();
        } else {
            problem = faults.afterQuote(place, columns == 0, bytes[at]);
        }
        return at;
    }

    /** Goes to the end of a line whose quotes are wrong. */
    private int broken(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        if (at == to) {
            return at;
        }
        place.endLine(bytes, at);
        endBrokenRow(at + 1);
        return at + 1;
    }

    /** Ends a row with wrong quotes. */
    private void endBrokenRow(int end) {
        place.breakRow();
        // Whatever else is in the line, no other parser gets to see it.
        shape.beginRow();
        endRow(end);
    }

    /** Ends the cell at a delimiter, and the row at LF; goes over a CR, of which the next byte tells what it is. */
    private int endOfCell(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '\r') {
            shape.cr();
            return at + 1;
        }
        checkLengths(bytes, at);
        if (problem == null && place.cellBreaks) {
            checkLines(bytes, at);
        }
        if (problem != null) {
            return at;
        }
        if (b == delimiter) {
            nextCell(at + 1);
            return at + 1;
        }
        boolean crLf = place.endLine(bytes, at);
        shape.lineEnd(crLf);
        if (columns == 0 && at - place.rowStart > (crLf ? 1 : 0)) {
            columns = place.column + 1;
        }
        endRow(at + 1);
        return at + 1;
    }

    private void nextCell(int start) {
        place.nextCell(start);
        if (place.column == limits.columns()) {
            problem = faults.tooManyColumns(place.line, limits.columns());
        }
        lengths.nextCell();
        state = State.CELL_START;
    }

    private void endRow(int end) {
        shape.endRow(place.column + 1);
        place.nextRow(end);
        lengths.beginRow();
        state = State.CELL_START;
    }

    /** Checks whether a quoted cell has swallowed rows; what is not sure is counted as suspect and let pass. */
    private void checkLines(byte[] bytes, int end) {
        SwallowedLines.Finding finding =
                SwallowedLines.of(bytes, place.cellStart, end, delimiter, place.column, columns);
        if (finding == SwallowedLines.Finding.TEXT) {
            return;
        }
        if (finding == SwallowedLines.Finding.SUSPECT || tolerance == Tolerance.STRICT) {
            suspects.add(place.cellLine);
            return;
        }
        problem = faults.rowsInCell(place.cellLine, place.line);
    }

    /** Checks the open cell and row, also before they are complete. */
    private void checkLengths(byte[] bytes, int end) {
        String tooLong = lengths.tooLong(bytes, place.rowStart, place.cellStart, end);
        if (tooLong != null) {
            problem = faults.tooLong(place.cellLine, tooLong, place.cellBreaks);
        }
    }

    /** A tab is a blank unless it is the delimiter. */
    private boolean isBlank(byte b) {
        return b == ' ' || (b == '\t' && delimiter != '\t');
    }

    private boolean isCellEndOrCr(byte b) {
        return b == delimiter || b == '\n' || b == '\r';
    }
}
