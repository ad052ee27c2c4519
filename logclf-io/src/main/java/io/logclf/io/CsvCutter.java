package io.logclf.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV where a row ends: at a line end outside quotes, by the grammar of {@link CsvReader}. It looks at each byte once, and notes
 * on the way whether rows are plain enough for every parser, whether one is too long, and on which line each begins.
 *
 * <p>A row whose quotes are wrong ends the input, or if lenient its first line is a row, and the lines behind are looked at again.
 */
final class CsvCutter implements RowCutter {

    private enum State {
        CELL_START,
        BLANKS_BEFORE,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        AFTER_QUOTED,
        BROKEN
    }

    private final String name;
    private final byte delimiter;
    private final Tolerance tolerance;
    private final Limits limits;
    private final RowCount suspects = new RowCount();

    private State state = State.CELL_START;
    private long portionLine = 1;
    private long line = 1;
    private int rows;
    private int cut;
    private @Nullable InputException problem;
    private @Nullable String separator;

    private long cutLine = 1;
    private boolean free;
    private boolean crLfEnds;
    private boolean lfEnds;
    private boolean quotedBreaks;
    private final List<Integer> brokenRows = new ArrayList<>();

    private boolean begun;
    private int columns;

    private boolean rowFree;
    private boolean rowQuotedBreaks;
    private int rowCrs;
    private int rowStart;
    /** Where the first line of the row ends in a cell; -1 if it does not. */
    private int rowBreak = -1;

    private int rowMarks;
    private int column;
    private int rowCheckBytes;

    private long cellLine = 1;
    private int cellStart;
    private boolean cellBreaks;
    private int cellMarks;
    private int cellCheckBytes;

    CsvCutter(String name, char delimiter, Tolerance tolerance, Limits limits) {
        this.name = name;
        this.delimiter = (byte) delimiter;
        this.tolerance = tolerance;
        this.limits = limits;
        rowCheckBytes = limits.rowChars();
        cellCheckBytes = limits.cellChars();
    }

    /** Returns the separator after the first line, or LF if there is none yet. */
    String lineSeparator() {
        return separator == null ? "\n" : separator;
    }

    /** Counts cells whose lines look like rows. */
    RowCount suspects() {
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

    @Override
    public int rewind(byte[] bytes, int end) {
        if (state == State.QUOTED) {
            problem = wrongQuotes(
                    "the quote that opens a cell here is never closed; close it, or double it if it belongs to the text");
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
                shape(),
                tail > cut ? problem : null,
                brokenRows.stream().mapToInt(Integer::intValue).toArray());
        brokenRows.clear();
        portionLine = cutLine;
        rowStart -= cut;
        rowBreak = rowBreak < 0 ? -1 : rowBreak - cut;
        cellStart -= cut;
        rows = 0;
        cut = 0;
        free = false;
        crLfEnds = false;
        lfEnds = false;
        quotedBreaks = false;
        return portion;
    }

    private Portion.Shape shape() {
        if (free || (crLfEnds && (lfEnds || quotedBreaks))) {
            return Portion.Shape.FREE;
        }
        return crLfEnds ? Portion.Shape.PLAIN_CR_LF : Portion.Shape.PLAIN_LF;
    }

    private int start(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '"') {
            rowFree |= state == State.BLANKS_BEFORE;
            // Blanks before a quote count: they are held, though they do not belong to the cell.
            cellMarks++;
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

    private int unquoted(byte[] bytes, int from, int to) {
        int at = from;
        // Nearly all bytes are above a comma: one comparison decides for them. Those beyond ASCII are negative.
        int last = Math.max(delimiter, '\r');
        while (at < to && (bytes[at] > last || !isCellEndOrCr(bytes[at]))) {
            at++;
        }
        return at < to ? endOfCell(bytes, at) : at;
    }

    private int quoted(byte[] bytes, int from, int to) {
        int at = from;
        for (; at < to && bytes[at] != '"'; at++) {
            if (bytes[at] == '\n') {
                line++;
                rowQuotedBreaks = true;
                cellBreaks = true;
                if (rowBreak < 0) {
                    rowBreak = at;
                }
            } else if (bytes[at] == '\r') {
                rowQuotedBreaks = true;
            }
        }
        if (at == to) {
            return at;
        }
        cellMarks++;
        state = State.QUOTE_IN_QUOTED;
        return at + 1;
    }

    private int afterQuote(byte[] bytes, int at) {
        if (bytes[at] == '"') {
            state = State.QUOTED;
            return at + 1;
        }
        state = State.AFTER_QUOTED;
        return at;
    }

    private int afterQuoted(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            rowFree = true;
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

    private InputException afterQuote(byte next) {
        if (columns == 0 && next > ' ' && !Character.isLetterOrDigit(next)) {
            return new InputException(
                    name,
                    cellLine,
                    "'" + (char) next + "' follows the quote that closes a name, as if "
                            + CsvDelimiter.name((char) delimiter) + " were between the cells; name the right delimiter",
                    InputException.Fault.DELIMITER);
        }
        String what = cellBreaks
                ? "the quote that opens a cell here is closed in line " + line
                        + " only, where text follows it; close it," + " or double the quotes that belong to the text"
                : "text follows the quote that closes a cell; double the quotes that belong to the text";
        return wrongQuotes(what);
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

    private void endBrokenRow(int end) {
        brokenRows.add(rowStart);
        // Whatever else is in the line, no other parser gets to see it.
        rowFree = false;
        rowQuotedBreaks = false;
        rowCrs = 0;
        column = 0;
        endRow(end);
    }

    private boolean mayBreak() {
        return tolerance == Tolerance.LENIENT && rowBreak >= 0;
    }

    /** Takes the first line of the row for a row; returns where the next begins. */
    private int breakRow(byte[] bytes) {
        line = cutLine;
        state = State.BROKEN;
        return broken(bytes, rowBreak, rowBreak + 1);
    }

    private InputException wrongQuotes(String what) {
        return new InputException(name, cellLine, what, InputException.Fault.QUOTES);
    }

    /** Ends the cell at a delimiter, and the row at LF; goes over a CR, of which the next byte tells what it is. */
    private int endOfCell(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '\r') {
            rowCrs++;
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
        if (crLf) {
            rowCrs--;
        }
        if (separator == null) {
            separator = crLf ? "\r\n" : "\n";
        }
        crLfEnds |= crLf;
        lfEnds |= !crLf;
        if (columns == 0 && at - rowStart > (crLf ? 1 : 0)) {
            columns = column + 1;
        }
        line++;
        endRow(at + 1);
        return at + 1;
    }

    private void nextCell(int start) {
        column++;
        cellLine = line;
        if (column == limits.columns()) {
            problem = new InputException(
                    name, line, "the row has more than " + limits.columns() + " columns; is this a CSV file?");
        }
        rowMarks += cellMarks + 1;
        beginCell(start);
    }

    private void beginCell(int start) {
        cellStart = start;
        cellMarks = 0;
        cellBreaks = false;
        cellCheckBytes = limits.cellChars();
        state = State.CELL_START;
    }

    private void endRow(int end) {
        rows++;
        cut = end;
        cutLine = line;
        // A CR outside quotes that is no line end is text.
        free |= rowFree || rowCrs > 0 || column >= UnivocityRows.MAX_COLUMNS;
        quotedBreaks |= rowQuotedBreaks;
        rowFree = false;
        rowQuotedBreaks = false;
        rowCrs = 0;
        rowStart = end;
        rowBreak = -1;
        rowMarks = 0;
        column = 0;
        rowCheckBytes = limits.rowChars();
        cellLine = line;
        beginCell(end);
    }

    /** Looks whether a quoted cell has swallowed rows. */
    private void checkLines(byte[] bytes, int end) {
        SwallowedLines.Finding finding = SwallowedLines.of(bytes, cellStart, end, delimiter, column, columns);
        if (finding == SwallowedLines.Finding.TEXT) {
            return;
        }
        if (finding == SwallowedLines.Finding.SUSPECT || tolerance == Tolerance.STRICT) {
            suspects.add(cellLine);
            return;
        }
        problem = new InputException(
                name,
                cellLine,
                "the quote that opens a cell here is closed in line " + line + " only, and each line between looks like"
                        + " a row; close it",
                InputException.Fault.ROWS_IN_CELL);
    }

    private void checkLengths(byte[] bytes, int end) {
        int cell = end - cellStart - cellMarks;
        if (cell > cellCheckBytes) {
            cellCheckBytes = cell + limits.cellChars() - Utf8.chars(bytes, cellStart, end) + cellMarks;
            if (cellCheckBytes < cell) {
                problem = tooLong("the cell that begins here", limits.cellChars());
            }
        }
        int row = end - rowStart - rowMarks - cellMarks;
        if (row > rowCheckBytes && problem == null) {
            rowCheckBytes = row + limits.rowChars() - Utf8.chars(bytes, rowStart, end) + rowMarks + cellMarks;
            if (rowCheckBytes < row) {
                problem = tooLong("the row", limits.rowChars());
            }
        }
    }

    private InputException tooLong(String what, int limit) {
        InputException.Fault fault = cellBreaks ? InputException.Fault.QUOTES : InputException.Fault.CONTENT;
        return new InputException(name, cellLine, limits.tooLong(what, limit), fault);
    }

    private boolean isBlank(byte b) {
        return b == ' ' || (b == '\t' && delimiter != '\t');
    }

    private boolean isCellEndOrCr(byte b) {
        return b == delimiter || b == '\n' || b == '\r';
    }
}
