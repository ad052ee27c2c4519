package io.logclf.io.csv;

import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.logclf.io.input.Limits;
import java.io.CharArrayReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lets univocity split rows of plain RFC 4180 that all end with the same line separator. Safe for
 * concurrent use.
 *
 * <p>It gets text in memory and not the stream, because its own reading would wait for more input than
 * a row needs, and has no place for the limits and the errors with lines that {@link CsvCutter} gives.
 */
final class UnivocityRows {

    /** Few, since univocity clears an array of this size whenever it begins. */
    static final int MAX_COLUMNS = 512;

    /** univocity makes a new buffer whenever it begins: one for a thousand rows would be twice as large as these. */
    private static final int MOST_BUFFER_CHARS = 1 << 13;

    private final String lineSeparator;
    private final CsvParserSettings settings;
    /** Parsers that no thread uses now. A parser is for one thread at a time, and its arrays are large. */
    private final Queue<CsvParser> idle = new ConcurrentLinkedQueue<>();

    /** @param lineSeparator LF or CR LF */
    UnivocityRows(char delimiter, String lineSeparator, Limits limits) {
        this.lineSeparator = lineSeparator;
        settings = settings(delimiter, lineSeparator, limits);
    }

    /**
     * Splits complete rows, of which the last may lack its line end; an empty line has no cells.
     *
     * @param text has room for a line end behind {@code length}
     */
    List<List<String>> split(char[] text, int length) {
        int end = length;
        if (text[length - 1] != '\n') {
            lineSeparator.getChars(0, lineSeparator.length(), text, length);
            end += lineSeparator.length();
        }
        CsvParser known = idle.poll();
        CsvParser parser = known == null ? new CsvParser(settings) : known;
        List<List<String>> rows = new ArrayList<>();
        parser.beginParsing(new CharArrayReader(text, 0, end));
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            rows.add(cells(cells));
        }
        parser.stopParsing();
        idle.add(parser);
        return rows;
    }

    /** The cells of a row, in which univocity has null for an empty one; none for an empty line. */
    private static List<String> cells(String[] cells) {
        if (cells.length == 1 && cells[0] == null) {
            return List.of();
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                cells[i] = "";
            }
        }
        return List.of(cells);
    }

    /** Everything that univocity would guess, trim, skip or replace is off; only rows that leave nothing to guess come here. */
    private static CsvParserSettings settings(char delimiter, String lineSeparator, Limits limits) {
        CsvFormat format = new CsvFormat();
        format.setLineSeparator(lineSeparator);
        format.setNormalizedNewline('\n');
        format.setDelimiter(delimiter);
        format.setQuote('"');
        format.setQuoteEscape('"');
        // Undefined means NUL here, and a NUL in a quoted cell would be dropped as an escape.
        format.setCharToEscapeQuoteEscaping('"');
        CsvParserSettings settings = new CsvParserSettings();
        settings.setFormat(format);
        settings.setReadInputOnSeparateThread(false);
        settings.setCommentProcessingEnabled(false);
        settings.setSkipEmptyLines(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        // An unquoted empty cell is null and a quoted one is "": this tells an empty line from a lone empty cell.
        settings.setEmptyValue("");
        // CsvCutter enforces the limits with the line they were met on.
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(MAX_COLUMNS);
        settings.setInputBufferSize(Math.min(limits.bufferBytes(), MOST_BUFFER_CHARS));
        // A fixed header keeps univocity from entering the names of the first row in its static cache.
        settings.setHeaders("-");
        settings.setErrorContentLength(0);
        return settings;
    }
}
