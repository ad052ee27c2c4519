package io.logclf.io.csv;

import io.logclf.io.CsvWriter;
import io.logclf.io.input.LabelText;
import java.util.List;
import java.util.regex.Pattern;

/** Cells as CSV, quoted only where needed, as {@link CsvWriter} says. Immutable. */
public final class CsvText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

    // The wide forms count as their narrow ones in Japanese and Chinese settings.
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final char delimiter;
    /** The bytes for which a cell is quoted. */
    private final boolean[] quoted = new boolean[1 << Byte.SIZE];

    private final String lineSeparator;
    private final boolean protectFormulas;

    public CsvText(char delimiter, String lineSeparator, boolean protectFormulas) {
        this.delimiter = delimiter;
        for (char c : new char[] {delimiter, '"', '\n', '\r'}) {
            quoted[c] = true;
        }
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
        int start = out.size();
        out.append(cell);
        if (!needsQuotes(cell, start, out)) {
            return;
        }
        out.cut(start);
        out.append('"');
        int from = 0;
        for (int quote = cell.indexOf('"'); quote >= 0; quote = cell.indexOf('"', from)) {
            out.append(cell.substring(from, quote + 1)).append('"');
            from = quote + 1;
        }
        out.append(cell.substring(from)).append('"');
    }

    /** Looks at a cell, and at its bytes for those that no unquoted cell has: they are ASCII, and one pass finds any of them. */
    private boolean needsQuotes(String cell, int start, LabelText out) {
        int length = cell.length();
        return length > 0
                && (isOuterBlank(cell.charAt(0)) || isOuterBlank(cell.charAt(length - 1)) || out.has(quoted, start));
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
