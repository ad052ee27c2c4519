package io.logclf.io;

import java.util.List;
import java.util.regex.Pattern;

/** Cells as CSV, quoted only where needed, as {@link CsvWriter} says. Immutable. */
final class CsvText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

    // The wide forms count as their narrow ones in Japanese and Chinese settings.
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final char delimiter;
    private final String lineSeparator;
    private final boolean protectFormulas;

    CsvText(char delimiter, String lineSeparator, boolean protectFormulas) {
        this.delimiter = delimiter;
        this.lineSeparator = lineSeparator;
        this.protectFormulas = protectFormulas;
    }

    /** Appends one row; without cells, an empty line. */
    void append(List<String> cells, LabelText out) {
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

    private boolean needsQuotes(String cell) {
        int length = cell.length();
        if (length == 0) {
            return false;
        }
        if (isOuterBlank(cell.charAt(0)) || isOuterBlank(cell.charAt(length - 1))) {
            return true;
        }
        // Each search is one vector instruction for many characters; a loop over all four is slower.
        return cell.indexOf(delimiter) >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
    }

    private static boolean isOuterBlank(char c) {
        return c == ' ' || c == '\t' || c == '\uFEFF';
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }
}
