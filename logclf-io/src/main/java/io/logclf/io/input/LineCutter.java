package io.logclf.io.input;

import io.logclf.io.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines: a row ends with LF. Line ends stay in the row, and so does every other byte, so that rows
 * written one after another are the input again. The last row may lack its line end. A line of more
 * than {@link Limits#cellChars()} bytes is a problem.
 */
public final class LineCutter implements RowCutter {

    private final String name;
    private final Limits limits;
    /** The number of the first line that was not taken yet. */
    private long line = 1;
    /** Complete lines since the last {@link #take}. */
    private int rows;

    private int cut;
    private @Nullable InputException problem;

    /**
     * Makes a cutter for one input.
     *
     * @param name what error messages call the input
     */
    public LineCutter(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        int at = from;
        while (at < to && rows < maxRows && problem == null) {
            if (bytes[at++] == '\n') {
                checkLength(at);
                if (problem == null) {
                    rows++;
                    cut = at;
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
    public @Nullable InputException finish(int end) {
        if (end > cut) {
            rows++;
            cut = end;
        }
        return null;
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        Portion portion = new Portion(
                bytes, start, Math.max(start, cut), tail, line, Portion.Shape.FREE, tail > cut ? problem : null);
        line += rows;
        rows = 0;
        cut = 0;
        return portion;
    }

    /**
     * Checks the line that is open at the end of what was scanned, so that an endless line is refused
     * before memory is full.
     */
    private void checkLength(int end) {
        if (end - cut > limits.cellChars() && problem == null) {
            problem = new InputException(name, line + rows, limits.lineTooLong());
        }
    }
}
