package io.logclf.io;

import io.logclf.io.csv.CsvText;
import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.input.LabelText;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;

/**
 * Writes rows as CSV in UTF-8 without a byte order mark, quoted as RFC 4180 says and only where needed:
 * a delimiter, quote or line break inside, a blank at either end, a byte order mark at the start of a
 * cell, and a lone empty cell, which would otherwise be an empty line. {@link CsvReader} reads back the
 * same cells.
 *
 * <pre>{@code
 * try (CsvWriter writer = CsvWriter.of(out)) {
 *     writer.write(List.of("source", "log_message"));
 *     writer.write(List.of("shop", "a \"b\", c"));   // shop,"a ""b"", c"
 * }
 * }</pre>
 *
 * <p>A header is a row as any other, and rows may have different numbers of cells. Buffers by itself,
 * up to {@value #BUFFER_BYTES} bytes. Not safe for concurrent use.
 */
public final class CsvWriter implements Closeable, Flushable {

    /** From this size on, rows are handed to the stream. */
    private static final int BUFFER_BYTES = 1 << 15;

    private final OutputStream stream;
    private final CsvText csv;
    private final LabelText text = new LabelText();
    private boolean closed;

    private CsvWriter(OutputStream out, Builder options) {
        this.stream = out;
        this.csv = new CsvText(options.delimiter, options.lineSeparator, options.protectFormulas);
    }

    /** Returns a writer with the defaults of {@link #builder}, which closes {@code out} when it is closed. */
    public static CsvWriter of(OutputStream out) {
        return builder(out).build();
    }

    /** Returns a builder of a writer, which closes {@code out} when it is closed. */
    public static Builder builder(OutputStream out) {
        return new Builder(out);
    }

    /**
     * Writes one row; without cells, an empty line. A lone surrogate, which is no character, becomes {@code ?}.
     *
     * @throws IOException if writing fails
     * @throws IllegalStateException if the writer is closed
     */
    public void write(List<String> cells) throws IOException {
        if (closed) {
            throw new IllegalStateException("the writer is closed");
        }
        csv.append(cells, text);
        if (text.size() >= BUFFER_BYTES) {
            text.writeTo(stream);
        }
    }

    /**
     * Hands all that was written to the stream, and flushes that.
     *
     * @throws IOException if writing fails; what was not written stays buffered
     */
    @Override
    public void flush() throws IOException {
        text.writeTo(stream);
        stream.flush();
    }

    /** Writes what is buffered and closes the stream. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (stream) {
                flush();
            }
        }
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private final OutputStream out;
        private char delimiter = CsvDelimiter.STANDARD;
        private String lineSeparator = "\n";
        private boolean protectFormulas;

        private Builder(OutputStream out) {
            this.out = Objects.requireNonNull(out, "out");
        }

        /**
         * Sets what separates cells, a comma by default; {@link CsvReader#delimiter()} follows the input.
         *
         * @throws IllegalArgumentException if it is not one that {@link LogReader.Builder#delimiter} takes
         */
        public Builder delimiter(char delimiter) {
            this.delimiter = CsvDelimiter.checked(delimiter);
            return this;
        }

        /**
         * Sets what ends a row, {@code "\n"} by default; {@link CsvReader#lineSeparator()} follows the input.
         *
         * @throws IllegalArgumentException if it is neither {@code "\n"} nor {@code "\r\n"}
         */
        public Builder lineSeparator(String lineSeparator) {
            if (!lineSeparator.equals("\n") && !lineSeparator.equals("\r\n")) {
                throw new IllegalArgumentException("lineSeparator must be LF or CR LF: "
                        + lineSeparator.replace("\r", "\\r").replace("\n", "\\n"));
            }
            this.lineSeparator = lineSeparator;
            return this;
        }

        /**
         * Sets whether a cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises
         * against CSV injection. It concerns every cell, of the header too, that starts with {@code = + - @}, one of
         * their wide forms, a tab, CR or LF, except plain numbers such as {@code -12.5}. Off by default, because it
         * changes data.
         */
        public Builder protectFormulas(boolean protectFormulas) {
            this.protectFormulas = protectFormulas;
            return this;
        }

        /** Builds the writer. */
        public CsvWriter build() {
            return new CsvWriter(out, this);
        }
    }
}
