package io.logclf.io.csv;

import io.logclf.io.CsvReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole grammar of {@link CsvReader}, on complete rows: whatever univocity would read differently
 * is read here. Blanks around a quoted cell do not count; a row ends with LF or CR LF, and any other CR
 * is text.
 *
 * <p>It never fails: what is an error, {@link CsvCutter} has found before. Slower than univocity, since
 * it is used for few rows. For one use and one thread.
 */
public final class CsvGrammar {

    private final char[] text;
    private final int length;
    private final char delimiter;
    /** The next character. */
    private int at;

    /**
     * Makes one for some rows.
     *
     * @param text rows, the last of which may lack its line end; not changed
     * @param length how many characters of it there are
     */
    public CsvGrammar(char[] text, int length, char delimiter) {
        this.text = text;
        this.length = length;
        this.delimiter = delimiter;
    }

    /**
     * Splits rows; an empty line has no cells.
     *
     * @param most how many rows are wanted
     */
    public List<List<String>> rows(int most) {
        List<List<String>> rows = new ArrayList<>();
        while (at < length && rows.size() < most) {
            rows.add(row());
        }
        return rows;
    }

    private List<String> row() {
        if (lineEnd() > 0) {
            at += lineEnd();
            return List.of();
        }
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < length && text[at] == delimiter) {
            at++;
            cells.add(cell());
        }
        at += lineEnd();
        return cells;
    }

    /** The cell that begins here, with its blanks unless a quote follows them. */
    private String cell() {
        int start = at;
        int quote = start;
        while (quote < length && isBlank(text[quote])) {
            quote++;
        }
        if (quote == length || text[quote] != '"') {
            skipPlain();
            return new String(text, start, at - start);
        }
        at = quote + 1;
        return quoted();
    }

    /**
     * The cell behind its quote. Text behind the closing one belongs to it; the cutter lets none of it
     * through, but heads of files that are only looked at may have it.
     */
    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int from = at;
        while (at < length) {
            if (text[at++] == '"') {
                cell.append(text, from, at - 1 - from);
                if (at == length || text[at] != '"') {
                    break;
                }
                from = at++;
            }
        }
        int after = at;
        skipPlain();
        for (int i = after; i < at; i++) {
            if (!isBlank(text[i])) {
                return cell.append(text, after, at - after).toString();
            }
        }
        return cell.toString();
    }

    /** Goes to the next delimiter or line end. */
    private void skipPlain() {
        while (at < length && text[at] != delimiter && lineEnd() == 0) {
            at++;
        }
    }

    /** How many characters of a line end stand here; 0 if there is none. */
    private int lineEnd() {
        if (at == length) {
            return 0;
        }
        if (text[at] == '\n') {
            return 1;
        }
        return text[at] == '\r' && at + 1 < length && text[at + 1] == '\n' ? 2 : 0;
    }

    private boolean isBlank(char c) {
        return c == ' ' || (c == '\t' && delimiter != '\t');
    }
}
