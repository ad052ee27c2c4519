package io.logclf.io.csv;

import io.logclf.io.CsvReader;
import io.logclf.io.InputException;
import io.logclf.io.Tolerance;
import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCount;
import io.logclf.io.input.RowCutter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV where a row ends: at a line end outside quotes, by the grammar of {@link CsvReader}. It looks at
 * each byte once, and notes on the way whether rows are plain enough for every parser, whether one is too long,
 * and on which line each begins. It alone decides what is an error of the grammar; the parsers behind it take
 * what they get.
 *
 * <p>A row whose quotes are wrong ends the input. If lenient, its first line is a row by itself, and the lines
 * behind it are looked at again. So a quote that is never closed costs one row.
 *
 * <p>Not safe for concurrent use.
 */
public final class CsvCutter implements RowCutter {

    private final Tolerance tolerance;
    private final CsvScan scan;
    private final CsvPlace place;
    /** Whether a byte was seen; the first one may stand behind a byte order mark. */
    private boolean begun;

    /**
     * Makes a cutter for one input.
     *
     * @param name what error messages call the input
     * @param tolerance what becomes of rows with wrong quotes, and of cells that look like several rows
     */
    public CsvCutter(String name, char delimiter, Tolerance tolerance, Limits limits) {
        this.tolerance = tolerance;
        this.scan = new CsvScan(new CsvFaults(name, delimiter), tolerance, limits);
        this.place = scan.place;
    }

    /** Returns the separator after the first line, or LF if there is none yet. */
    public String lineSeparator() {
        return place.separator();
    }

    /** Counts cells whose lines look like rows. */
    public RowCount suspects() {
        return scan.suspects;
    }

    @Override
    public int scan(byte[] bytes, int from, int to, int maxRows) {
        if (!begun) {
            begun = true;
            place.begin(from);
        }
        int at = scan.run(bytes, from, to, maxRows);
        while (scan.problem() != null && mayBreak()) {
            at = scan.run(bytes, scan.breakRow(bytes), to, maxRows);
        }
        return at;
    }

    @Override
    public int cut() {
        return place.cut;
    }

    @Override
    public @Nullable InputException problem() {
        return scan.problem();
    }

    /**
     * At the end of the input: a cell that is still open was never closed, or has swallowed rows. If lenient,
     * its first line becomes a row.
     */
    @Override
    public int rewind(byte[] bytes, int end) {
        scan.checkEnd(bytes, end);
        if (scan.problem() != null && mayBreak()) {
            return scan.breakRow(bytes);
        }
        if (tolerance == Tolerance.LENIENT && scan.problem() != null) {
            scan.letPass();
        }
        return end;
    }

    @Override
    public @Nullable InputException finish(int end) {
        scan.finish(end);
        return scan.problem();
    }

    @Override
    public Portion take(byte[] bytes, int start, int tail) {
        return place.take(bytes, start, tail, scan.shape.take(), scan.problem());
    }

    /** Whether the first line of the row can be a row by itself: it has a further line, and that is tolerated. */
    private boolean mayBreak() {
        return tolerance == Tolerance.LENIENT && place.rowBreak >= 0;
    }
}
