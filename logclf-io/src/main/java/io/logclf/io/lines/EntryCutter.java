package io.logclf.io.lines;

import io.logclf.io.InputException;
import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCutter;
import io.logclf.io.input.TextLine;
import io.logclf.io.prefix.LineJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Cuts entries of one or more lines: a row ends where a line begins that does not belong to the lines
 * before it, as a {@link LineJoiner} says. The entry that is read last stays {@linkplain #isOpen()
 * open}, as more of its lines may come, until the next one begins, the input ends or pauses, or it is
 * longer than {@link Limits#cellChars()} bytes; lines behind that are an entry of their own.
 *
 * <p>The parser of the same format joins the lines of a portion again in the same way, so both must use
 * the same kind of joiner. Not safe for concurrent use.
 */
public final class EntryCutter implements RowCutter {

    private final String name;
    private final Limits limits;
    private final LineJoiner joiner;
    private long line = 1;
    /** Complete rows since the last {@link #take}. */
    private int rows;
    /** Lines in the rows that are complete, and in the open one behind them. */
    private long cutLines;

    private long openLines;
    /** Where the last complete row ends. */
    private int cut;
    /**
     * Where the line begins that was not seen to its end yet; the open row reaches from {@link #cut} to
     * here.
     */
    private int lineStart;

    private @Nullable InputException problem;

    /**
     * Makes a cutter for one input.
     *
     * @param name what error messages call the input
     * @param joiner used by this cutter alone
     */
    public EntryCutter(String name, Limits limits, LineJoiner joiner) {
        this.name = name;
        this.limits = limits;
        this.joiner = joiner;
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && rows < maxRows && problem == null) {
            if (bytes[at++] == '\n') {
                checkLength(at);
                if (problem != null) {
                    return at;
                }
                line(bytes, at);
                if (at - cut > limits.cellChars()) {
                    close();
                    return at;
                }
            }
        }
        if (rows < maxRows) {
            checkLength(at);
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
    public boolean isOpen() {
        return lineStart > cut;
    }

    @Override
    public void close() {
        endRow(lineStart);
        joiner.reset();
    }

    @Override
    public @Nullable InputException finish(int end) {
        openLines += end > lineStart ? 1 : 0;
        lineStart = end;
        endRow(end);
        return null;
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        Portion portion = new Portion(
                bytes, start, Math.max(start, cut), tail, line, Portion.Shape.FREE, tail > cut ? problem : null);
        line += cutLines;
        lineStart -= cut;
        cutLines = 0;
        rows = 0;
        cut = 0;
        return portion;
    }

    /**
     * Takes the line that ends here. It ends the open row unless it belongs to it; the first line of
     * all has none before it.
     */
    private void line(byte[] bytes, int end) {
        if (!joiner.next(bytes, lineStart, TextLine.end(bytes, lineStart, end)) && openLines > 0) {
            endRow(lineStart);
        }
        openLines++;
        lineStart = end;
    }

    /** All lines up to a place are rows now. */
    private void endRow(int end) {
        rows++;
        cutLines += openLines;
        openLines = 0;
        cut = end;
    }

    /** A line that is too long is a problem as soon as so many bytes of it are there. */
    private void checkLength(int end) {
        if (end - lineStart > limits.cellChars() && problem == null) {
            problem = new InputException(name, line + cutLines + openLines, limits.lineTooLong());
            // The entry before it is complete.
            if (isOpen()) {
                close();
            }
        }
    }
}
