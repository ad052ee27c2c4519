package io.logclf.io.csv;

import io.logclf.io.CsvRow;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCount;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits portions of which some lines are rows with wrong quotes, and counts these. Between them, rows
 * are split as usual, so that one bad line costs its neighbours nothing. Safe for concurrent use.
 */
public final class BrokenRows {

    private final char delimiter;
    private final OtherBytes otherBytes;
    private final Function<Portion, ParsedRows<CsvRow>> splitter;
    private final RowCount count = new RowCount();
    /**
     * 0 until the header is read, which the first portion holds; written by the thread that opens the
     * table, read by those that split.
     */
    private volatile int columns;

    /**
     * Makes one for an input.
     *
     * @param otherBytes counts bytes that are not UTF-8, which are kept
     * @param splitter splits portions without such lines
     */
    BrokenRows(char delimiter, OtherBytes otherBytes, Function<Portion, ParsedRows<CsvRow>> splitter) {
        this.delimiter = delimiter;
        this.otherBytes = otherBytes;
        this.splitter = splitter;
    }

    /** Sets how many cells the header has. */
    public void columns(int count) {
        columns = count;
    }

    /** Returns how many rows were read so. */
    public RowCount count() {
        return count;
    }

    /**
     * Splits the rows before, at and behind each such line, in their order.
     *
     * @param portion has at least one such line
     */
    ParsedRows<CsvRow> split(Portion portion) {
        List<CsvRow> rows = new ArrayList<>();
        int from = portion.start();
        long line = portion.line();
        for (int broken : portion.brokenRows()) {
            ParsedRows<CsvRow> before = splitter.apply(portion.part(from, broken, line));
            rows.addAll(before.rows());
            if (before.problem() != null) {
                return new ParsedRows<>(rows, before.problem());
            }
            line += portion.breaks(from, broken);
            from = lineEnd(portion, broken);
            CharBuffer text = CharBuffer.allocate(from - broken);
            otherBytes.decode(portion, broken, from, line, text);
            String read = text.flip().toString().replaceFirst("\r?\n$", "");
            rows.add(new CsvRow(line, new BrokenLine(read, delimiter, columns(rows)).cells()));
            count.add(line++);
        }
        ParsedRows<CsvRow> last = splitter.apply(portion.rest(from, line));
        rows.addAll(last.rows());
        return new ParsedRows<>(rows, last.problem());
    }

    /** The cells of the header, which is among the first rows; 0 if it comes only now. */
    private int columns(List<CsvRow> before) {
        return columns > 0
                ? columns
                : before.stream()
                        .filter(row -> !row.isBlank())
                        .findFirst()
                        .map(header -> header.cells().size())
                        .orElse(0);
    }

    /** The place behind the line break, or the end of the rows. */
    private static int lineEnd(Portion portion, int from) {
        int at = from;
        while (at < portion.end() && portion.bytes()[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, portion.end());
    }
}
