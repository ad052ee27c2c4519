package io.logclf.io;

import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV where a row ends: at a line end outside quotes, by the grammar of {@link CsvReader}. It looks at each byte once, and notes
 * on the way whether rows are plain enough for every parser, whether one is too long, and on which line each begins.
 */
final class CsvCutter implements RowCutter {

    private enum State {
        CELL_START,
        BLANKS_BEFORE,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        AFTER_QUOTED
    }

    private final String name;
    private final Limits limits;

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

    private boolean rowFree;
    private boolean rowQuotedBreaks;
    private int rowCrs;
    private int rowStart;
    private int rowMarks;
    private int column;
    private int rowCheckBytes;

    private long cellLine = 1;
    private int cellStart;
    private int cellMarks;
    private int cellCheckBytes;

    CsvCutter(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
        rowCheckBytes = limits.rowChars();
        cellCheckBytes = limits.cellChars();
    }

    /** Returns the separator after the first line, or LF if there is none yet. */
    String lineSeparator() {
        return separator == null ? "\n" : separator;
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && rows < maxRows && problem == null) {
            at = switch (state) {
                case CELL_START, BLANKS_BEFORE -> start(bytes, at);
                case UNQUOTED -> unquoted(bytes, at, to);
                case QUOTED -> quoted(bytes, at, to);
                case QUOTE_IN_QUOTED -> afterQuote(bytes, at);
                case AFTER_QUOTED -> afterQuoted(bytes, at, to);
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
    public @Nullable InputException finish(int end) {
        if (state == State.QUOTED) {
            problem = new InputException(
                    name,
                    cellLine,
                    "the quote that opens a cell here is never closed; close it, or double it if it belongs to the text");
        } else if (problem == null && end > cut) {
            endRow(end);
        }
        return problem;
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        Portion portion = new Portion(
                bytes, start, Math.max(start, cut), tail, portionLine, shape(), tail > cut ? problem : null);
        portionLine = cutLine;
        rowStart -= cut;
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
        if (b == ' ' || b == '\t') {
            state = State.BLANKS_BEFORE;
            return at + 1;
        }
        state = State.UNQUOTED;
        return at;
    }

    private int unquoted(byte[] bytes, int from, int to) {
        int at = from;
        // Nearly all bytes are above the comma: one comparison decides for them. Those beyond ASCII are negative.
        while (at < to && (bytes[at] > ',' || !isCellEndOrCr(bytes[at]))) {
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
        while (at < to && !isCellEndOrCr(bytes[at])) {
            rowFree = true;
            at++;
        }
        return at < to ? endOfCell(bytes, at) : at;
    }

    /** Ends the cell at a comma, and the row at LF; goes over a CR, of which the next byte tells what it is. */
    private int endOfCell(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '\r') {
            rowCrs++;
            return at + 1;
        }
        checkLengths(bytes, at);
        if (problem != null) {
            return at;
        }
        if (b == ',') {
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
        cellCheckBytes = limits.cellChars();
        state = State.CELL_START;
    }

    private void endRow(int end) {
        rows++;
        cut = end;
        cutLine = line;
        // A CR outside quotes that is no line end is text.
        free |= rowFree || rowCrs > 0;
        quotedBreaks |= rowQuotedBreaks;
        rowFree = false;
        rowQuotedBreaks = false;
        rowCrs = 0;
        rowStart = end;
        rowMarks = 0;
        column = 0;
        rowCheckBytes = limits.rowChars();
        cellLine = line;
        beginCell(end);
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
        return new InputException(
                name, cellLine, what + " has more than " + limit + " characters; is a quote not closed?");
    }

    private static boolean isCellEndOrCr(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }
}
