package io.logclf.io;

import java.util.ArrayList;
import java.util.List;

/** The grammar of {@link CsvReader} once more, as plainly as it can be said: one text, one position, no buffers. */
final class ReferenceCsv {

    /** Thrown where the text ends within quotes. */
    static final class Unclosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final String text;
    private int at;

    private ReferenceCsv(String text) {
        this.text = text;
    }

    static List<List<String>> parse(String text) {
        ReferenceCsv csv = new ReferenceCsv(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        if (lineEnd() > 0) {
            at += lineEnd();
            return cells;
        }
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        at += lineEnd();
        return cells;
    }

    private String cell() {
        int start = at;
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '"') {
            at = start;
            return plain();
        }
        at++;
        StringBuilder cell = new StringBuilder();
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new Unclosed();
            }
            cell.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                break;
            }
            cell.append('"');
            at++;
        }
        String after = plain();
        return after.replaceAll("[ \t]", "").isEmpty() ? cell.toString() : cell + after;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && lineEnd() == 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int lineEnd() {
        return text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0;
    }
}
