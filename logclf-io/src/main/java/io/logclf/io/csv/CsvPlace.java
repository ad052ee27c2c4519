package io.logclf.io.csv;

import io.logclf.io.InputException;
import io.logclf.io.input.Portion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link CsvScan} stands: in which line, row and cell, and what is complete before them. Indices count from the
 * first byte that was not taken. Its fields are open to the scan, which asks for them at each cell. Not safe for concurrent
 * use.
 */
final class CsvPlace {

    /** The number of the line that the next byte stands in. */
    long line = 1;

    /** Complete rows since the last {@link #take}. */
    int rows;
    /** Where the last complete row ends. */
    int cut;

    int rowStart;
    /** Where the first line of the row ends in a cell; -1 if it does not. */
    int rowBreak = -1;

    /** The place of the open cell in its row, from 0. */
    int column;

    int cellStart;
    /** The number of the line in which the open cell begins. */
    long cellLine = 1;
    /** Whether the open cell has a line break so far. */
    boolean cellBreaks;

    /** The first line end; null before it. */
    private @Nullable String separator;
    /** The number of the first line that was not taken yet. */
    private long portionLine = 1;
    /** The number of the line behind the last complete row. */
    private long cutLine = 1;
    /** Where those rows begin, since the last {@link #take}, whose quotes are wrong. */
    private final List<Integer> brokenRows = new ArrayList<>();

    /** Returns the separator after the first line, or LF if there is none yet. */
    String separator() {
        return separator == null ? "\n" : separator;
    }

    /** The first byte of the input, which may stand behind a byte order mark. */
    void begin(int start) {
        rowStart = start;
        cellStart = start;
    }

    /** A line ends inside a quoted cell. */
    void breakInCell(int at) {
        line++;
        cellBreaks = true;
        if (rowBreak < 0) {
            rowBreak = at;
        }
    }

    /** A line ends outside of quotes, at an LF here; tells whether it ends with CR LF. */
    boolean endLine(byte[] bytes, int at) {
        boolean crLf = at > rowStart && bytes[at - 1] == '\r';
        if (separator == null) {
            separator = crLf ? "\r\n" : "\n";
        }
        line++;
        return crLf;
    }

    /** The cell has ended at a delimiter, inside a row. */
    void nextCell(int start) {
        column++;
        beginCell(start);
    }

    /** The row has ended. */
    void nextRow(int start) {
        rows++;
        cut = start;
        cutLine = line;
        rowStart = start;
        rowBreak = -1;
        column = 0;
        beginCell(start);
    }

    private void beginCell(int start) {
        cellStart = start;
        cellLine = line;
        cellBreaks = false;
    }

    /** The row is one with wrong quotes, which is kept for {@link BrokenRows}; it has a single cell. */
    void breakRow() {
        brokenRows.add(rowStart);
        column = 0;
    }

    /** Goes back to the line in which the row begins. */
    void backToRow() {
        line = cutLine;
    }

    /**
     * Hands over the complete rows.
     *
     * @param problem what is wrong with the row behind them, if something is
     */
    Portion take(byte[] bytes, int start, int tail, Portion.Shape shape, @Nullable InputException problem) {
        Portion portion = new Portion(
                bytes,
                start,
                Math.max(start, cut),
                tail,
                portionLine,
                shape,
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
}
