package io.logclf.io.csv;

import io.logclf.io.CsvReader;
import io.logclf.io.InputException;
import io.logclf.io.Tolerance;
import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCount;
import io.logclf.io.input.RowCutter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV where a row ends: at a line end outside quotes, by the grammar of {@link CsvReader}. It looks at
 * each byte once, and notes on the way whether rows are plain enough for every parser, whether one is too long,
 * and on which line each begins. It alone decides what is an error of the grammar; the parsers behind it take
 * what they get.
 *
 * <p>It is a machine with the states below, which keeps its state between buffers. Its loops run over every
 * byte of an input on one thread, so they are as short as they can be: in an unquoted cell, one comparison
 * decides for nearly all bytes.
 *
 * <p>A row whose quotes are wrong ends the input. If lenient, its first line is a row by itself, and the lines
 * behind it are looked at again. So a quote that is never closed costs one row.
 *
 * <p>Not safe for concurrent use.
 */
public final class CsvCutter implements RowCutter {

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
    /** Cells with lines like rows that were let pass. */
    private final RowCount suspects = new RowCount();

    private final CsvShape shape = new CsvShape();
    private final CsvLengths lengths;

    private State state = State.CELL_START;
    /** The number of the first line that was not taken yet. */
    private long portionLine = 1;
    /** The number of the line that the next byte stands in. */
    private long line = 1;
    /** Complete rows since the last {@link #take}. */
    private int rows;

    private int cut;
    private @Nullable InputException problem;
    /** The first line end; null before it. */
    private @Nullable String separator;

    /** The number of the line behind the last complete row. */
    private long cutLine = 1;
    /** Where those rows begin, since the last {@link #take}, whose quotes are wrong. */
    private final List<Integer> brokenRows = new ArrayList<>();

    /** Whether a byte was seen; the first one may stand behind a byte order mark. */
    private boolean begun;
    /** The cells of the header; 0 before it is complete. */
    private int columns;

    private int rowStart;
    /** Where the first line of the row ends in a cell; -1 if it does not. */
    private int rowBreak = -1;

    /** The place of the open cell in its row, from 0. */
    private int column;

    /** The number of the line in which the open cell begins. */
    private long cellLine = 1;

    private int cellStart;
    /** Whether the open cell has a line break so far. */
    private boolean cellBreaks;

    /**
     * Makes a cutter for one input.
     *
     * @param name what error messages call the input
     * @param tolerance what becomes of rows with wrong quotes, and of cells that look like several rows
     */
    public CsvCutter(String name, char delimiter, Tolerance tolerance, Limits limits) {
        this.faults = new CsvFaults(name, delimiter);
        this.delimiter = (byte) delimiter;
        this.tolerance = tolerance;
        this.limits = limits;
        this.lengths = new CsvLengths(limits);
    }

    /** Returns the separator after the first line, or LF if there is none yet. */
    public String lineSeparator() {
        return separator == null ? "\n" : separator;
    }

    /** Counts cells whose lines look like rows. */
    public RowCount suspects() {
        return suspects;
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        if (!begun) {
            begun = true;
            rowStart = from;
            cellStart = from;
        }
        int at = go(bytes, from, to, maxRows);
        while (problem != null && mayBreak()) {
            problem = null;
            at = go(bytes, breakRow(bytes), to, maxRows);
        }
        return at;
    }

    /** Runs the machine until the bytes end, there are rows enough or something is wrong; returns where. */
    private int go(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && rows < maxRows && problem == null) {
            at = switch (state) {
                case CELL_START, BLANKS_BEFORE -> start(bytes, at);
                case UNQUOTED -> unquoted(bytes, at, to);
                case QUOTED -> quoted(bytes, at, to);
                case QUOTE_IN_QUOTED -> afterQuote(bytes, at);
                case AFTER_QUOTED -> afterQuoted(bytes, at, to);
                case BROKEN -> broken(bytes, at, to);
            };
        }
        if (problem == null && at > cellStart) {
            checkLengths(bytes, at);
        }
        return at;
    }

    @Override
    public int cut() {
        return cut;
    }

    @Override
    public @Nullable InputException problem() {
        return problem;
    }

    /**
     * At the end of the input: a cell that is still open was never closed, or has swallowed rows. If lenient,
     * its first line becomes a row.
     */
    @Override
    public int rewind(byte[] bytes, int end) {
        if (state == State.QUOTED) {
            problem = faults.neverClosed(cellLine);
        } else if (cellBreaks && state != State.BROKEN) {
            checkLines(bytes, end);
        }
        if (problem == null || tolerance != Tolerance.LENIENT) {
            return end;
        }
        problem = null;
        if (rowBreak >= 0) {
            return breakRow(bytes);
        }
        state = State.BROKEN;
        return end;
    }

    @Override
    public @Nullable InputException finish(int end) {
        if (state == State.BROKEN) {
            endBrokenRow(end);
        } else if (problem == null && end > cut) {
            endRow(end);
        }
        return problem;
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        Portion portion = new Portion(
                bytes,
                start,
                Math.max(start, cut),
                tail,
                portionLine,
                shape.take(),
                tail > cut ? problem : null,
                brokenRows.stream().mapToInt(Integer::intValue).toArray());
        brokenRows.clear();
        portionLine = cutLine;
        rowStart -= cut;
        rowBreak = rowBreak < 0 ? -1 : rowBreak - cut;
        cellStart -= cut;
        rows = 0;
        cut = 0;
        return portion;
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
                line++;
                shape.quotedBreak();
                cellBreaks = true;
                if (rowBreak < 0) {
                    rowBreak = at;
                }
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
        if (tolerance == Tolerance.LENIENT && rowBreak < 0) {
            state = State.BROKEN;
            return at;
        }
        problem = afterQuote(bytes[at]);
        return at;
    }

    /**
     * What is wrong with text behind a closing quote. In the header, a sign there is more likely another
     * delimiter.
     */
    private InputException afterQuote(byte next) {
        if (columns == 0 && next > ' ' && !Character.isLetterOrDigit(next)) {
            return faults.otherDelimiter(cellLine, (char) next);
        }
        return cellBreaks ? faults.textAfterQuote(cellLine, line) : faults.textAfterQuote(cellLine);
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
        if (separator == null) {
            separator = bytes[Math.max(rowStart, at - 1)] == '\r' ? "\r\n" : "\n";
        }
        line++;
        endBrokenRow(at + 1);
        return at + 1;
    }

    /** Ends a row with wrong quotes, which is kept for {@link BrokenRows}. */
    private void endBrokenRow(int end) {
        brokenRows.add(rowStart);
        // Whatever else is in the line, no other parser gets to see it.
        shape.beginRow();
        column = 0;
        endRow(end);
    }

    /** Whether the first line of the row can be a row by itself: it has a further line, and that is tolerated. */
    private boolean mayBreak() {
        return tolerance == Tolerance.LENIENT && rowBreak >= 0;
    }

    /**
     * Takes the first line of the row for a row, and goes back behind it.
     *
     * @return where the next row begins
     */
    private int breakRow(byte[] bytes) {
        line = cutLine;
        state = State.BROKEN;
        return broken(bytes, rowBreak, rowBreak + 1);
    }

    /** Ends the cell at a delimiter, and the row at LF; goes over a CR, of which the next byte tells what it is. */
    private int endOfCell(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '\r') {
            shape.cr();
            return at + 1;
        }
        checkLengths(bytes, at);
        if (problem == null && cellBreaks) {
            checkLines(bytes, at);
        }
        if (problem != null) {
            return at;
        }
        if (b == delimiter) {
            nextCell(at + 1);
            return at + 1;
        }
        boolean crLf = at > rowStart && bytes[at - 1] == '\r';
        shape.lineEnd(crLf);
        if (separator == null) {
            separator = crLf ? "\r\n" : "\n";
        }
        if (columns == 0 && at - rowStart > (crLf ? 1 : 0)) {
            columns = column + 1;
        }
        line++;
        endRow(at + 1);
        return at + 1;
    }

    /** Ends a cell at a delimiter, inside a row. */
    private void nextCell(int start) {
        column++;
        cellLine = line;
        if (column == limits.columns()) {
            problem = faults.tooManyColumns(line, limits.columns());
        }
        lengths.nextCell();
        beginCell(start);
    }

    private void beginCell(int start) {
        cellStart = start;
        cellBreaks = false;
        state = State.CELL_START;
    }

    /** Ends the row at its line end. */
    private void endRow(int end) {
        rows++;
        cut = end;
        cutLine = line;
        shape.endRow(column + 1);
        lengths.beginRow();
        rowStart = end;
        rowBreak = -1;
        column = 0;
        cellLine = line;
        beginCell(end);
    }

    /** Checks whether a quoted cell has swallowed rows; what is not sure is counted as suspect and let pass. */
    private void checkLines(byte[] bytes, int end) {
        SwallowedLines.Finding finding = SwallowedLines.of(bytes, cellStart, end, delimiter, column, columns);
        if (finding == SwallowedLines.Finding.TEXT) {
            return;
        }
        if (finding == SwallowedLines.Finding.SUSPECT || tolerance == Tolerance.STRICT) {
            suspects.add(cellLine);
            return;
        }
        problem = faults.rowsInCell(cellLine, line);
    }

    /** Checks the open cell and row, also before they are complete. */
    private void checkLengths(byte[] bytes, int end) {
        String tooLong = lengths.tooLong(bytes, rowStart, cellStart, end);
        if (tooLong != null) {
            problem = faults.tooLong(cellLine, tooLong, cellBreaks);
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
