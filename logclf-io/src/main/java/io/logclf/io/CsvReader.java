package io.logclf.io;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated UTF-8 text row by row, in memory that does not grow with the file.
 *
 * <p>The first line with a cell is the header. Every line or quoted run of lines after it is one row, whatever it
 * contains: short rows, long rows and empty lines included. Cells keep their text exactly, line breaks and outer blanks
 * included. The grammar is RFC 4180 with the answers it leaves open:
 *
 * <ul>
 *   <li>A quote opens a quoted cell only at the cell's start, where blanks (spaces and tabs) may stand before it; they
 *       do not belong to the cell. Any other quote in an unquoted cell is text.
 *   <li>After the closing quote, blanks before the delimiter do not count; other text is kept, appended to the cell.
 *   <li>A row ends with LF or CR LF, in any mixture; a CR alone is text. A byte order mark is skipped.
 *   <li>A quote that is never closed is an error and not a very long cell, for it would swallow rows.
 * </ul>
 *
 * <p>A row may have 131,072 columns. A cell may have 16,777,216 characters and a row twice as many; in a heap below 512 MB
 * proportionally fewer (4,194,304 in 128 MB), but never fewer than 1,048,576. A row is given out as soon as its line end is
 * read, so a slow stream can be followed. Not safe for concurrent use.
 */
public final class CsvReader implements Closeable {

    private final String name;
    private final InputStream in;
    private final Utf8Input input;
    private final CanonicalReader text;
    private final CsvParser parser;
    private final List<String> header;
    private long nextLine = 1;
    private long parsedRows;
    private boolean closed;

    /**
     * Opens a file and reads its header.
     *
     * @throws CsvException if the file is not there, may not be read, is empty or is not CSV in UTF-8
     * @throws IOException if reading fails
     */
    public static CsvReader open(Path file) throws IOException {
        String name = file.toString();
        InputStream in = newInputStream(file, name);
        try {
            return of(in, name);
        } catch (IOException | RuntimeException | Error e) {
            try (in) {
                throw e;
            }
        }
    }

    /**
     * Reads the header of a stream. The reader closes the stream when it is closed; if this method throws, the stream
     * stays open and the caller's.
     *
     * @param in the bytes, buffered here
     * @param name what error messages call the input
     * @throws CsvException if the stream is empty or is not CSV in UTF-8
     * @throws IOException if reading fails
     */
    public static CsvReader of(InputStream in, String name) throws IOException {
        return new CsvReader(in, name, Limits.forHeap(Runtime.getRuntime().maxMemory()));
    }

    CsvReader(InputStream in, String name, Limits limits) throws IOException {
        this.in = Objects.requireNonNull(in, "in");
        this.name = Objects.requireNonNull(name, "name");
        input = new Utf8Input(in, limits.bufferChars() * 2);
        text = new CanonicalReader(name, input, limits);
        parser = new CsvParser(settings(limits));
        parser.beginParsing(text);
        header = readHeader();
    }

    /** Returns what error messages call the input: the path as given to {@link #open}, or the name of the stream. */
    public String name() {
        return name;
    }

    /** Returns the column names as the file has them, outer blanks included; never empty. */
    public List<String> header() {
        return header;
    }

    /** Returns the line separator after the header, {@code "\n"} or {@code "\r\n"}, for an output that follows it. */
    public String lineSeparator() {
        return text.lineSeparator();
    }

    /** Returns how many bytes were taken from the input; it runs ahead of the rows by a buffer. */
    public long bytesRead() {
        return input.bytesRead();
    }

    /**
     * Returns the next row, or empty at the end.
     *
     * @throws CsvException if the input goes on with something that is not CSV in UTF-8
     * @throws IOException if reading fails
     * @throws IllegalStateException if the reader is closed
     */
    public Optional<CsvRow> read() throws IOException {
        if (closed) {
            throw new IllegalStateException("the reader of " + name + " is closed");
        }
        String[] cells = next();
        return cells == null ? Optional.empty() : Optional.of(row(cells));
    }

    /** Closes the stream. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            in.close();
        }
    }

    private String @Nullable [] next() throws IOException {
        try {
            String[] cells = parser.parseNext();
            while (cells != null && text.isFiller(parsedRows++)) {
                cells = parser.parseNext();
            }
            text.check();
            return cells;
        } catch (TextParsingException e) {
            // What ended the text early explains better than what the parser made of the rest.
            text.check();
            throw e;
        }
    }

    private List<String> readHeader() throws IOException {
        Optional<CsvRow> row = read();
        while (row.isPresent() && row.get().isBlank()) {
            row = read();
        }
        if (row.isEmpty()) {
            throw new CsvException(name, 0, "is empty; expected a header line such as source,log_message");
        }
        for (String column : row.get().cells()) {
            check(column, row.get().line());
        }
        return row.get().cells();
    }

    // Names of columns hold neither, so what has them is another kind of file. In messages both are welcome.
    private void check(String column, long line) {
        if (column.indexOf('\0') >= 0) {
            String problem = "has NUL characters in the header: looks like a binary file; expected CSV text in UTF-8";
            throw new CsvException(name, line, problem);
        }
        if (column.replace("\r\n", "").indexOf('\r') >= 0) {
            String problem = "lines end in CR alone; convert them, for example: tr '\\r' '\\n'";
            throw new CsvException(name, line, problem);
        }
    }

    private CsvRow row(String[] cells) {
        long line = nextLine++;
        if (cells.length == 1 && cells[0] == null) {
            return new CsvRow(line, List.of());
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                cells[i] = "";
            } else {
                nextLine += lineBreaks(cells[i]);
            }
        }
        return new CsvRow(line, List.of(cells));
    }

    private static int lineBreaks(String cell) {
        int count = 0;
        for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    private static InputStream newInputStream(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CsvException(name, 0, "is a folder; name a CSV file");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new CsvException(name, 0, "does not exist; check the path", e);
        } catch (AccessDeniedException e) {
            throw new CsvException(name, 0, "may not be read; check the permissions", e);
        }
    }

    /** Everything that univocity would guess, trim, skip or replace is off; CanonicalReader leaves nothing to guess. */
    private static CsvParserSettings settings(Limits limits) {
        CsvFormat format = new CsvFormat();
        format.setLineSeparator("\n");
        format.setNormalizedNewline('\n');
        format.setDelimiter(',');
        format.setQuote('"');
        format.setQuoteEscape('"');
        // Undefined means NUL here, and a NUL in a quoted cell would be dropped as an escape.
        format.setCharToEscapeQuoteEscaping('"');
        CsvParserSettings settings = new CsvParserSettings();
        settings.setFormat(format);
        settings.setReadInputOnSeparateThread(false);
        settings.setAutoClosingEnabled(false);
        settings.setCommentProcessingEnabled(false);
        settings.setSkipEmptyLines(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        // An unquoted empty cell is null and a quoted one is "": this tells an empty line from a lone empty cell.
        settings.setEmptyValue("");
        // CanonicalReader enforces the limits with the line they were met on; here they only size the arrays.
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(limits.columns());
        settings.setInputBufferSize(limits.bufferChars());
        // A fixed header keeps univocity from entering the names of the first row in its static cache.
        settings.setHeaders("-");
        settings.setErrorContentLength(0);
        return settings;
    }
}
