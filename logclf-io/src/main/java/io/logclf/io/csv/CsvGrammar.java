package io.logclf.io.csv;

import io.logclf.io.CsvReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole grammar of {@link CsvReader}, on complete rows: what univocity reads otherwise, it reads so. Blanks around a quoted cell do
 * not count; a row ends with LF or CR LF, and any other CR is text.
 */
public final class CsvGrammar {

    private final char[] text;
    private final int length;
    private final char delimiter;
    private int at;

    public CsvGrammar(char[] text, int length, char delimiter) {
        this.text = text;
        this.length = length;
        this.delimiter = delimiter;
    }

    /** Splits rows; an empty line has no cells. */
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

    private void skipPlain() {
        while (at < length && text[at] != delimiter && lineEnd() == 0) {
            at++;
        }
    }

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
