package io.logclf.io;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Turns CSV as it is found into the plain form of RFC 4180 that every parser reads alike.
 *
 * <table>
 * <caption>What it reads and what it hands on</caption>
 * <tr><th>Found</th><th>Handed on</th></tr>
 * <tr><td>{@code a, "b, c"}: blanks between a delimiter and a quote</td><td>{@code a,"b, c"}</td></tr>
 * <tr><td>{@code "a" ,b}: blanks between a quote and a delimiter</td><td>{@code "a",b}</td></tr>
 * <tr><td>{@code a, b} and {@code 5" disk}: no quote at the cell's start</td><td>the same</td></tr>
 * <tr><td>{@code "a" b "c",d}: text after the closing quote</td><td>{@code "a b ""c""",d}</td></tr>
 * <tr><td>CR LF outside quotes</td><td>LF; any other CR is text</td></tr>
 * <tr><td>byte order marks at the start</td><td>nothing</td></tr>
 * <tr><td>a last line without a line end</td><td>with LF</td></tr>
 * <tr><td>a row after which nothing is there yet</td><td>an empty line more, see {@link #isFiller}</td></tr>
 * </table>
 *
 * <p>A problem ends the text early, and {@link #check()} then throws it: the parser in between would wrap and reword it.
 */
final class CanonicalReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private enum State {
        CELL_START,
        BLANKS_BEFORE,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        BLANKS_AFTER,
        TEXT_AFTER
    }

    private final String name;
    private final Utf8Input input;
    private final Limits limits;
    private final StringBuilder blanks = new StringBuilder();

    private char[] in;
    private int inPosition;
    private int inLimit;
    private char[] out;
    private int outPosition;
    private int outLimit;

    private State state = State.CELL_START;
    private boolean started;
    private boolean ended;
    private long line = 1;
    private long cellLine = 1;
    private int column;
    private long rows;
    private final Deque<Long> fillers = new ArrayDeque<>();
    private long cellChars;
    private long rowChars;
    private @Nullable String lineSeparator;
    private @Nullable CsvException problem;
    private @Nullable IOException failure;

    CanonicalReader(String name, Utf8Input input, Limits limits) {
        this.name = name;
        this.input = input;
        this.limits = limits;
        this.in = new char[limits.bufferChars()];
        this.out = new char[limits.bufferChars() * 2];
    }

    @Override
    public int read(char[] target, int offset, int length) {
        while (outPosition == outLimit) {
            if (ended) {
                return -1;
            }
            advance();
        }
        int count = Math.min(length, outLimit - outPosition);
        System.arraycopy(out, outPosition, target, offset, count);
        outPosition += count;
        return count;
    }

    /** Closes nothing: the stream belongs to whoever opened it. */
    @Override
    public void close() {}

    /**
     * Throws what ended the text early, if anything did.
     *
     * @throws CsvException if the input is not readable CSV
     * @throws IOException if the input could not be read
     */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Returns the separator after the first line, or LF if that line has none. */
    String lineSeparator() {
        return lineSeparator == null ? "\n" : lineSeparator;
    }

    private void advance() {
        outPosition = 0;
        outLimit = 0;
        try {
            if (inPosition == inLimit && !fill()) {
                finish();
            }
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
        // The second bound keeps the output small where each step refills the input (a CR at its end).
        while (!ended && inPosition < inLimit && outLimit < limits.bufferChars()) {
            step();
        }
        if (!ended && inPosition == inLimit && outLimit > 0 && atRowStart()) {
            fillers.add(rows);
            emitRowEnd();
        }
    }

    /**
     * Tells whether a row, counted from 0, is no row of the input. The parser gives a row out only when the character after it
     * is there; where that may take a while, it gets an empty line. To be asked once for each row, in order.
     */
    boolean isFiller(long row) {
        if (fillers.isEmpty() || fillers.element() != row) {
            return false;
        }
        fillers.remove();
        return true;
    }

    private boolean atRowStart() {
        return state == State.CELL_START && column == 0;
    }

    /** Reads on behind what is not consumed yet; returns false at the end of the input. */
    private boolean fill() throws IOException {
        System.arraycopy(in, inPosition, in, 0, inLimit - inPosition);
        inLimit -= inPosition;
        inPosition = 0;
        int count = input.read(in, inLimit, in.length - inLimit);
        if (count < 0) {
            return false;
        }
        inLimit += count;
        while (!started && inPosition < inLimit) {
            if (in[inPosition] == BYTE_ORDER_MARK) {
                inPosition++;
            } else {
                started = true;
            }
        }
        return true;
    }

    private void finish() {
        ended = true;
        if (input.problem() != null) {
            problem = new CsvException(name, line, input.problem());
        } else if (state == State.QUOTED) {
            fail("the quote that opens a cell here is never closed; close it, or double it if it belongs to the text");
        } else if (!atRowStart()) {
            endCell();
            emitRowEnd();
        }
    }

    private void step() {
        switch (state) {
            case CELL_START -> startCell(in[inPosition]);
            case BLANKS_BEFORE -> beforeQuote(in[inPosition]);
            case UNQUOTED -> copyUnquoted();
            case QUOTED -> copyQuoted();
            case QUOTE_IN_QUOTED -> afterQuote(in[inPosition], true);
            case BLANKS_AFTER -> afterQuote(in[inPosition], false);
            case TEXT_AFTER -> copyTextAfter();
        }
    }

    private void startCell(char c) {
        cellLine = line;
        cellChars = 0;
        if (isBlank(c)) {
            holdBlank(c);
            state = State.BLANKS_BEFORE;
        } else if (c == '"') {
            openQuote();
        } else {
            state = State.UNQUOTED;
        }
    }

    private void beforeQuote(char c) {
        if (isBlank(c)) {
            holdBlank(c);
        } else if (c == '"') {
            blanks.setLength(0);
            openQuote();
        } else {
            releaseBlanks();
            state = State.UNQUOTED;
        }
    }

    private void openQuote() {
        inPosition++;
        emit('"');
        state = State.QUOTED;
    }

    private void copyUnquoted() {
        copy(endOfPlainText());
        if (inPosition < inLimit && !atCellEnd()) {
            copy(inPosition + 1);
        }
    }

    private void copyQuoted() {
        int end = inPosition;
        for (; end < inLimit && in[end] != '"'; end++) {
            if (in[end] == '\n') {
                line++;
            }
        }
        copy(end);
        if (end < inLimit) {
            inPosition++;
            state = State.QUOTE_IN_QUOTED;
        }
    }

    private void afterQuote(char c, boolean mayBeDoubled) {
        if (mayBeDoubled && c == '"') {
            emit('"');
            copy(inPosition + 1);
            state = State.QUOTED;
        } else if (isBlank(c)) {
            holdBlank(c);
            state = State.BLANKS_AFTER;
        } else if (!atCellEnd()) {
            releaseBlanks();
            state = State.TEXT_AFTER;
        }
    }

    private void copyTextAfter() {
        char c = in[inPosition];
        if (c == '"') {
            emit('"');
            copy(inPosition + 1);
        } else if (!isCellEndOrCr(c) || !atCellEnd()) {
            copy(inPosition + 1);
        }
    }

    /** Consumes a delimiter or the end of a line, and returns true; returns false before a CR that is only text. */
    private boolean atCellEnd() {
        char c = in[inPosition];
        if (c == ',') {
            inPosition++;
            endCell();
            nextColumn();
            return true;
        }
        boolean crLf = c == '\r' && nextIsLineFeed();
        if (c != '\n' && !crLf) {
            return false;
        }
        inPosition += crLf ? 2 : 1;
        endCell();
        endRow(crLf ? "\r\n" : "\n");
        return true;
    }

    private boolean nextIsLineFeed() {
        try {
            if (inPosition + 1 == inLimit && !fill()) {
                return false;
            }
        } catch (IOException e) {
            failure = e;
            ended = true;
            return false;
        }
        return in[inPosition + 1] == '\n';
    }

    private void endCell() {
        switch (state) {
            case BLANKS_BEFORE -> releaseBlanks();
            case QUOTE_IN_QUOTED, BLANKS_AFTER, TEXT_AFTER -> {
                blanks.setLength(0);
                emit('"');
            }
            default -> {}
        }
        state = State.CELL_START;
    }

    private void nextColumn() {
        column++;
        if (column < limits.columns()) {
            emit(',');
        } else {
            cellLine = line;
            fail("the row has more than " + limits.columns() + " columns; is this a CSV file?");
        }
    }

    private void endRow(String separator) {
        if (lineSeparator == null) {
            lineSeparator = separator;
        }
        emitRowEnd();
        line++;
        column = 0;
        rowChars = 0;
    }

    private void emitRowEnd() {
        emit('\n');
        rows++;
    }

    private int endOfPlainText() {
        char[] chars = in;
        int end = inPosition;
        int limit = inLimit;
        // Nearly all characters are above the comma: one comparison decides for them.
        while (end < limit && (chars[end] > ',' || !isCellEndOrCr(chars[end]))) {
            end++;
        }
        return end;
    }

    private void holdBlank(char c) {
        inPosition++;
        blanks.append(c);
        count(1);
    }

    private void releaseBlanks() {
        for (int i = 0; i < blanks.length(); i++) {
            emit(blanks.charAt(i));
        }
        blanks.setLength(0);
    }

    private void copy(int end) {
        int count = end - inPosition;
        count(count);
        ensureRoom(count);
        System.arraycopy(in, inPosition, out, outLimit, count);
        outLimit += count;
        inPosition = end;
    }

    private void count(int chars) {
        cellChars += chars;
        rowChars += chars;
        if (cellChars > limits.cellChars()) {
            fail("the cell that begins here has more than " + limits.cellChars()
                    + " characters; is a quote not closed?");
        } else if (rowChars > limits.rowChars()) {
            fail("the row has more than " + limits.rowChars() + " characters; is a quote not closed?");
        }
    }

    private void emit(char c) {
        ensureRoom(1);
        out[outLimit++] = c;
    }

    private void ensureRoom(int count) {
        if (outLimit + count > out.length) {
            out = Arrays.copyOf(out, Math.max(outLimit + count, out.length * 2));
        }
    }

    private void fail(String what) {
        if (problem == null) {
            problem = new CsvException(name, cellLine, what);
        }
        ended = true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isCellEndOrCr(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}
