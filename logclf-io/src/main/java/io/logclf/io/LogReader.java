package io.logclf.io;

import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.detect.UsualNames;
import io.logclf.io.input.LogFile;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.PortionReader;
import io.logclf.io.input.RowIterator;
import io.logclf.io.input.TextInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads log rows in any {@link LogFormat}, in memory that does not grow with the input. A row is handed out as soon as it is
 * complete, so a slow stream can be followed. A {@link LabelWriter} writes the rows back with their labels, a {@link LabelJob}
 * does all of it on several threads.
 *
 * <pre>{@code
 * try (LogReader reader = LogReader.builder(LogFormat.CSV).open(Path.of("logs.csv"))) {
 *     for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
 *         row.get().entry().ifPresent(entry -> System.out.println(entry.message()));
 *     }
 * }
 * }</pre>
 *
 * <p>Every byte of the decoded input belongs to some row (of a table, every cell), also to those without an entry such as blank
 * lines, so that an output can have all that the input has. Behind this class, a {@link PortionReader} reads bytes and has them
 * cut into portions of complete rows, and a {@link RowFormat} parses the portions.
 *
 * <p>Not safe for concurrent use, but for {@link #bytesRead}.
 */
public final class LogReader implements Closeable {

    private final String name;
    private final PortionReader portions;
    private final RowFormat format;
    private final RowIterator<LogRow> rows;

    /**
     * Takes over the parts that {@link FormatOpening} has chosen.
     *
     * @param first rows that were parsed while the input was opened
     */
    LogReader(String name, PortionReader portions, RowFormat format, ParsedRows<LogRow> first) {
        this.name = name;
        this.portions = portions;
        this.format = format;
        this.rows = new RowIterator<>(portions, format::parse, first);
    }

    /**
     * Returns a builder of a reader.
     *
     * @param format how the rows stand in the input; {@link LogFormat#AUTO} finds it from the name and the first lines
     */
    public static Builder builder(LogFormat format) {
        return new Builder(format);
    }

    /**
     * Returns the next row, or empty at the end. All rows before a problem are returned before it is thrown.
     *
     * @throws InputException if the input goes on with something that is not its format
     * @throws io.logclf.api.FileException if the file cannot be read
     * @throws IOException if the stream cannot be read
     */
    public Optional<LogRow> read() throws IOException {
        return rows.next();
    }

    /** Returns what error messages call the input. */
    public String name() {
        return name;
    }

    /** Returns how many bytes were taken from the input, compressed if it is; it runs ahead of the rows by a buffer. */
    public long bytesRead() {
        return portions.bytesRead();
    }

    /**
     * Returns in a few words what the input was found to be, such as {@code Spring Boot log; time, severity, logger}; empty if
     * it is what its format and the usual names say. Known as soon as the reader is open.
     */
    public Optional<String> description() {
        return format.description();
    }

    /** Returns CSV, JSONL, JSON or LINES: what the input is at bottom, and how its rows are written back. */
    public LogFormat kind() {
        return format.kind();
    }

    /** Returns remarks on the rows read so far, each one line: how many were kept without a label or read with tolerance. */
    public List<String> remarks() {
        return format.remarks();
    }

    /**
     * Closes the input.
     *
     * @throws IOException if that fails
     */
    @Override
    public void close() throws IOException {
        portions.close();
    }

    RowFormat format() {
        return format;
    }

    /** Tells whether {@link #next} may have to wait for another program to write. */
    boolean mayWait() {
        return portions.mayWait();
    }

    /** Takes the rows that are parsed and not read yet; {@link #next} goes on behind them. */
    ParsedRows<LogRow> parsed() {
        return rows.parsed();
    }

    /**
     * Returns the next rows, to be parsed by {@link #format}; null at the end.
     *
     * @throws IOException as {@link #read} does
     */
    @Nullable
    Portion next() throws IOException {
        return portions.next();
    }

    /**
     * Collects the options of a reader; a second call of a method overwrites what the first has set. Options that a format has
     * no use for are ignored. Not safe for concurrent use.
     */
    public static final class Builder {

        /** Names that are the same as none given: a first line with one of them is no surer a header for that. */
        private static final List<String> STANDARD_NAMES = Stream.concat(
                        Stream.of(EntryColumns.SOURCE, EntryColumns.MESSAGE, EntryColumns.SEVERITY),
                        UsualNames.LABELS.stream())
                .toList();

        private final LogFormat format;
        String source = "";
        String sourceName = EntryColumns.SOURCE;
        List<String> messageNames = List.of(EntryColumns.MESSAGE);
        String severityName = EntryColumns.SEVERITY;
        List<String> carried = List.of();
        List<String> labels = List.of();
        Tolerance tolerance = Tolerance.USUAL;
        Optional<Character> delimiter = Optional.empty();
        long maxBytes = Long.MAX_VALUE;

        private Builder(LogFormat format) {
            this.format = Objects.requireNonNull(format, "format");
        }

        /** Sets the source of plain lines; defaults to what their prefix tells, and to none without one. */
        public Builder source(String source) {
            this.source = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets the column or field with the source; defaults to {@value EntryColumns#SOURCE}. */
        public Builder sourceName(String name) {
            this.sourceName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the column or field with the message; defaults to {@value EntryColumns#MESSAGE}, and without it to what others
         * usually call it, such as {@code message} and {@code msg}. Of several names, the first that the JSON object has is
         * taken; a table takes the first alone.
         *
         * @param name the first choice
         * @param others further names of fields, in order
         */
        public Builder messageName(String name, String... others) {
            this.messageNames =
                    Stream.concat(Stream.of(name), Arrays.stream(others)).toList();
            return this;
        }

        /**
         * Sets the column or field with the severity; defaults to {@value EntryColumns#SEVERITY}. It may be absent, and words
         * that {@link io.logclf.api.Severity#of} does not know are no error.
         */
        public Builder severityName(String name) {
            this.severityName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets more columns or fields, whose values {@link LogRow#carried} returns; defaults to none. Lines with a prefix have
         * {@code time} and {@code severity}, and so has JSON, whatever it calls them.
         */
        public Builder carry(List<String> names) {
            this.carried = List.copyOf(names);
            return this;
        }

        /**
         * Sets the column or field with the right label, which {@link LogRow#label} returns; defaults to none. In place of
         * {@value LabelColumns#LABEL}, it may be called {@code label}. A table must have it. As a label that is lost would
         * change what is learned or measured, what is no JSON object is an error unless the reader is {@link
         * Tolerance#LENIENT}.
         */
        public Builder label(String name) {
            this.labels = name.equals(LabelColumns.LABEL) ? UsualNames.LABELS : List.of(name);
            return this;
        }

        /**
         * Returns names of columns or fields that were given, and are not the standard ones: a first line that has one of them
         * is a header.
         */
        List<String> given() {
            return Stream.of(messageNames, List.of(sourceName, severityName), labels)
                    .flatMap(List::stream)
                    .filter(name -> !STANDARD_NAMES.contains(name))
                    .toList();
        }

        /** Sets what becomes of rows that are not their format; defaults to {@link Tolerance#USUAL}. */
        public Builder tolerance(Tolerance tolerance) {
            this.tolerance = Objects.requireNonNull(tolerance, "tolerance");
            return this;
        }

        /**
         * Sets what separates the cells of a table; by default it is found: a comma, a semicolon, a tab or a bar.
         *
         * @throws IllegalArgumentException if it is not a tab or a sign in ASCII other than a quote
         */
        public Builder delimiter(char delimiter) {
            this.delimiter = Optional.of(CsvDelimiter.checked(delimiter));
            return this;
        }

        /**
         * Sets how many bytes the input may have, counted after it is unpacked, so that a small file cannot keep a reader busy
         * for ever; unlimited by default. More are an {@link InputException} of {@link InputException.Fault#TOO_LARGE}.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBytes must be at least 1: " + bytes);
            }
            this.maxBytes = bytes;
            return this;
        }

        /**
         * Opens a file.
         *
         * @throws io.logclf.api.FileException if the file is not there or cannot be read
         * @throws InputException if it does not begin as the format does, or lacks a column
         * @throws IOException if reading fails in another way
         */
        public LogReader open(Path file) throws IOException {
            InputStream in = LogFile.open(file);
            try {
                return read(in, file.toString());
            } catch (IOException | RuntimeException | Error e) {
                try (in) {
                    throw e;
                }
            }
        }

        /**
         * Reads a stream, which the reader closes when it is closed; if this method throws, the stream stays open and the
         * caller's.
         *
         * @param input the bytes, buffered, unpacked and decoded here
         * @param name what error messages call the input
         * @throws InputException if it does not begin as the format does, or lacks a column
         * @throws IOException if it cannot be read
         */
        public LogReader read(InputStream input, String name) throws IOException {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(name, "name");
            return new FormatOpening(this, name).open(TextInput.of(input, name, maxBytes), format);
        }
    }
}
