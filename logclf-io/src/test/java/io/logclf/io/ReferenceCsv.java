package io.logclf.io;

import io.logclf.io.csv.BrokenLine;
import java.util.ArrayList;
import java.util.List;

/** The grammar of {@link CsvReader} once more, as plainly as it can be said: one text, one position, no buffers. */
final class ReferenceCsv {

    /** Thrown where the text ends within quotes, or text follows them. */
    static final class WrongQuotes extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final String text;
    private final String delimiter;
    private final String blanks;
    private int at;

    private ReferenceCsv(String text, char delimiter) {
        this.text = text;
        this.delimiter = String.valueOf(delimiter);
        this.blanks = delimiter == '\t' ? " " : " \t";
    }

    static List<List<String>> parse(String text, char delimiter) {
        ReferenceCsv csv = new ReferenceCsv(text, delimiter);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    /** Reads on behind a row whose quotes are wrong: its first line is a row. */
    static List<List<String>> parseLeniently(String text, char delimiter) {
        ReferenceCsv csv = new ReferenceCsv(text, delimiter);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            int start = csv.at;
            try {
                rows.add(csv.row());
            } catch (WrongQuotes e) {
                int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start) + 1;
                String line = text.substring(start, end).replaceFirst("\r?\n$", "");
                rows.add(new BrokenLine(line, delimiter, 1).cells());
                csv.at = end;
            }
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
        while (at < text.length() && text.startsWith(delimiter, at)) {
            at++;
            cells.add(cell());
        }
        at += lineEnd();
        return cells;
    }

    private String cell() {
        int start = at;
        while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
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
                throw new WrongQuotes();
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
        if (!after.replaceAll("[" + blanks + "\r]", "").isEmpty()) {
            throw new WrongQuotes();
        }
        return after.contains("\r") ? cell + after : cell.toString();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !text.startsWith(delimiter, at) && lineEnd() == 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int lineEnd() {
        return text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0;
    }
}
