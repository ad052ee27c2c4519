package io.logclf.io.csv;

import io.logclf.io.CsvWriter;
import io.logclf.io.input.LabelText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes cells as CSV, quoted only where needed, as {@link CsvWriter} documents. Immutable, so that
 * several threads can use one for an output.
 */
public final class CsvText {

    /** Possessive throughout, so that it is linear in the length of a cell. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

    // Signs with which spreadsheets begin a formula (OWASP, CSV injection). The wide forms count as their narrow ones
    // in
    // Japanese and Chinese settings.
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final char delimiter;
    private final String lineSeparator;
    private final boolean protectFormulas;

    /**
     * Makes one for an output.
     *
     * @param delimiter an ASCII character
     * @param lineSeparator what ends each row, the last included
     * @param protectFormulas as {@link CsvWriter.Builder#protectFormulas} says
     */
    public CsvText(char delimiter, String lineSeparator, boolean protectFormulas) {
        this.delimiter = delimiter;
        this.lineSeparator = lineSeparator;
        this.protectFormulas = protectFormulas;
    }

    /** Appends one row; without cells, an empty line. */
    public void append(List<String> cells, LabelText out) {
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
            out.append("\"\"");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(delimiter);
            }
            String cell = cells.get(i);
            appendCell(protectFormulas && isFormula(cell) ? "'" + cell : cell, out);
        }
        out.append(lineSeparator);
    }

    private void appendCell(String cell, LabelText out) {
        if (!needsQuotes(cell)) {
            out.append(cell);
            return;
        }
        out.append('"');
        int from = 0;
        for (int quote = cell.indexOf('"'); quote >= 0; quote = cell.indexOf('"', from)) {
            out.append(cell.substring(from, quote + 1)).append('"');
            from = quote + 1;
        }
        out.append(cell.substring(from)).append('"');
    }

    /** Looks for one character after the other: to find one, the JVM compares many at a time. */
    private boolean needsQuotes(String cell) {
        int length = cell.length();
        return length > 0
                && (isOuterBlank(cell.charAt(0))
                        || isOuterBlank(cell.charAt(length - 1))
                        || cell.indexOf(delimiter) >= 0
                        || cell.indexOf('"') >= 0
                        || cell.indexOf('\n') >= 0
                        || cell.indexOf('\r') >= 0);
    }

    /** At either end of a cell, readers may strip these. */
    private static boolean isOuterBlank(char c) {
        return c == ' ' || c == '\t' || c == '\uFEFF';
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }
}
