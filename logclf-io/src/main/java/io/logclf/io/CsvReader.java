package io.logclf.io;

import io.logclf.io.csv.CsvCutter;
import io.logclf.io.csv.CsvSplitter;
import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.input.HeadInput;
import io.logclf.io.input.Limits;
import io.logclf.io.input.LogFile;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.PortionReader;
import io.logclf.io.input.RowIterator;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a table as text row by row, in memory that does not grow with the file. Commas, semicolons, tabs or bars separate the cells: which,
 * is found from the header and the rows behind it. The text is UTF-8, or UTF-16 with a byte order mark, and may be compressed by gzip.
 *
 * <p>The first line with a cell is the header. Every line or quoted run of lines after it is one row, whatever it
 * contains: short rows, long rows and empty lines included. Cells keep their text exactly, line breaks and outer blanks
 * included. The grammar is RFC 4180 with the answers it leaves open:
 *
 * <ul>
 *   <li>A quote opens a quoted cell only at the cell's start, where blanks (spaces, and tabs unless they separate cells) may stand before
 *       it; they do not belong to the cell. Any other quote in an unquoted cell is text.
 *   <li>After the closing quote, blanks before the delimiter do not count; other text is an error.
 *   <li>A row ends with LF or CR LF, in any mixture; a CR alone is text. A byte order mark is skipped.
 *   <li>A quote that is never closed is an error and not a very long cell, for it would swallow rows; and so is a quoted cell with many
 *       lines all of which look like rows.
 * </ul>
 *
 * <p>A row may have 131,072 columns. A cell may have 16,777,216 characters and a row twice as many; in a heap below 512 MB
 * proportionally fewer (4,194,304 in 128 MB), but never fewer than 1,048,576. A row is given out as soon as its line end is
 * read, so a slow stream can be followed. Not safe for concurrent use.
 */
public final class CsvReader implements Closeable {

    private final String name;
    /** The head that was looked at, and what comes behind it; closed with the reader. */
    private final InputStream in;

    private final char delimiter;
    private final CsvCutter cutter;
    private final PortionReader portions;
    private final CsvSplitter splitter;
    private final RowIterator<CsvRow> rows;
    private final List<String> header;
    private boolean closed;

    /**
     * Opens a file and reads its header.
     *
     * <p>The delimiter is found, as for {@link #of(InputStream, String)}; bytes that are not UTF-8 are
     * an error.
     *
     * @throws io.logclf.api.FileException if the file is not there or cannot be read, also later, by {@link #read}
     * @throws InputException if it is empty or is not CSV in UTF-8
     * @param file the table; the caller closes the reader, which closes the file
     * @throws IOException if reading fails in another way
     */
    public static CsvReader open(Path file) throws IOException {
        String name = file.toString();
        InputStream in = LogFile.open(file);
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
     * @throws InputException if the stream is empty or is not CSV in UTF-8
     * @throws IOException if reading fails
     */
    public static CsvReader of(InputStream in, String name) throws IOException {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(name, "name");
        return of(in, name, Optional.empty(), Tolerance.USUAL, List.of());
    }

    /**
     * Reads the header.
     *
     * @param delimiter what separates cells; empty to find it
     * @param tolerance what becomes of rows whose quotes are wrong
     * @param columns names that the header is expected to have, which help to find the delimiter
     */
    static CsvReader of(
            InputStream in, String name, Optional<Character> delimiter, Tolerance tolerance, List<String> columns)
            throws IOException {
        Limits limits = Limits.forHeap(Runtime.getRuntime().maxMemory());
        HeadInput head = HeadInput.of(in, name);
        char found = delimiter.isPresent() ? delimiter.get() : CsvDelimiter.of(head, columns);
        return new CsvReader(head, name, found, tolerance, limits);
    }

    /** Reads the header with the given limits, which tests make small. */
    CsvReader(InputStream in, String name, char delimiter, Tolerance tolerance, Limits limits) throws IOException {
        this.in = in;
        this.name = name;
        this.delimiter = delimiter;
        cutter = new CsvCutter(name, delimiter, tolerance, limits);
        portions = new PortionReader(name, in, cutter, limits, true);
        splitter = new CsvSplitter(name, delimiter, tolerance == Tolerance.LENIENT, limits);
        rows = RowIterator.of(portions, splitter::split);
        header = readHeader();
        splitter.broken().columns(header.size());
    }

    /** Returns what error messages call the input: the path as given to {@link #open}, or the name of the stream. */
    public String name() {
        return name;
    }

    /** Returns the column names as the file has them, outer blanks included; never empty. */
    public List<String> header() {
        return header;
    }

    /** Returns what separates the cells, for an output that follows it. */
    public char delimiter() {
        return delimiter;
    }

    /** Returns the line separator after the header, {@code "\n"} or {@code "\r\n"}, for an output that follows it. */
    public String lineSeparator() {
        return cutter.lineSeparator();
    }

    /** Returns how many bytes were taken from the input, compressed if it is; it runs ahead of the rows by a buffer. */
    public long bytesRead() {
        return portions.bytesRead();
    }

    /**
     * Returns the next row, or empty at the end.
     *
     * @throws InputException if the input goes on with something that is not CSV in UTF-8
     * @throws IOException if reading fails
     * @throws IllegalStateException if the reader is closed
     */
    public Optional<CsvRow> read() throws IOException {
        if (closed) {
            throw new IllegalStateException("the reader of " + name + " is closed");
        }
        return rows.next();
    }

    /** Closes the stream. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            in.close();
        }
    }

    /**
     * Returns remarks on the rows read so far.
     *
     * <p>One line each, for the person who gave the table.
     */
    List<String> remarks() {
        Optional<String> broken = splitter.broken()
                .count()
                .remark("row with wrong quotes was read line by line", "rows with wrong quotes were read line by line");
        Optional<String> suspects = cutter.suspects()
                .remark("quoted cell has lines that look like rows", "quoted cells have lines that look like rows")
                .map(remark -> remark + "; is a quote not closed?");
        return Stream.of(broken, suspects, otherBytes().remark())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was met so far that is not UTF-8, for writing it back. */
    OtherBytes otherBytes() {
        return splitter.otherBytes();
    }

    /** Where portions come from, for those who split them on several threads. */
    PortionReader portions() {
        return portions;
    }

    /** Splits a portion of this reader. Safe for concurrent use, unlike the reader itself. */
    ParsedRows<CsvRow> split(Portion portion) {
        return splitter.split(portion);
    }

    /**
     * Takes the rows that are parsed and not read yet: those that came in one portion with the header.
     * Portions go on behind them.
     */
    ParsedRows<CsvRow> parsed() {
        return rows.parsed();
    }

    /** The first row with a cell; blank lines before it are skipped. */
    private List<String> readHeader() throws IOException {
        Optional<CsvRow> row = read();
        while (row.isPresent() && row.get().isBlank()) {
            row = read();
        }
        if (row.isEmpty()) {
            throw new InputException(name, 0, "is empty; expected a header line such as source,log_message");
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
            throw new InputException(name, line, problem);
        }
        if (column.replace("\r\n", "").indexOf('\r') >= 0) {
            String problem = "lines end in CR alone; convert them, for example: tr '\\r' '\\n'";
            throw new InputException(name, line, problem);
        }
    }
}
