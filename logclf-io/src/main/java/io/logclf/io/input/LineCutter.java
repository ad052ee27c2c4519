package io.logclf.io.input;

import io.logclf.io.InputException;
import org.jspecify.annotations.Nullable;

/** Cuts lines: a row ends with LF. Line ends stay in the row, and so does every other byte. */
public final class LineCutter implements RowCutter {

    private final String name;
    private final Limits limits;
    private long line = 1;
    private int rows;
    private int cut;
    private @Nullable InputException problem;

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

    private void checkLength(int end) {
        if (end - cut > limits.cellChars() && problem == null) {
            problem = new InputException(name, line + rows, limits.lineTooLong());
        }
    }
}
