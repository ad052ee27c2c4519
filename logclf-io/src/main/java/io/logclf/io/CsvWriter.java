package io.logclf.io;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes rows as CSV in UTF-8 without a byte order mark, quoted as RFC 4180 says and only where needed: a delimiter,
 * quote or line break inside, a blank at either end, a byte order mark at the start of a cell, and a lone empty cell,
 * which would otherwise be an empty line. {@link CsvReader} reads back the same cells.
 *
 * <p>Buffers by itself. Not safe for concurrent use.
 */
public final class CsvWriter implements Closeable, Flushable {

    private static final int BUFFER_CHARS = 1 << 15;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

    // The wide forms count as their narrow ones in Japanese and Chinese settings.
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final OutputStream stream;
    private final Writer encoder;
    // A BufferedWriter takes a lock for every character, which halves the speed.
    private final char[] buffer = new char[BUFFER_CHARS];
    private int buffered;
    private final String lineSeparator;
    private final boolean protectFormulas;
    private boolean closed;

    private CsvWriter(OutputStream out, Builder options) {
        this.stream = out;
        this.encoder = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.lineSeparator = options.lineSeparator;
        this.protectFormulas = options.protectFormulas;
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
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
            append("\"\"", 0, 2);
        } else {
            writeCells(cells);
        }
        append(lineSeparator, 0, lineSeparator.length());
    }

    /** Hands all that was written to the stream, and flushes that. */
    @Override
    public void flush() throws IOException {
        drain();
        encoder.flush();
    }

    /** Writes what is buffered and closes the stream. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            // A stream writer that cannot write what it holds would leave the stream open.
            try (stream) {
                flush();
            }
        }
    }

    private void writeCells(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                append(',');
            }
            String cell = cells.get(i);
            writeCell(protectFormulas && isFormula(cell) ? "'" + cell : cell);
        }
    }

    private void writeCell(String cell) throws IOException {
        if (!needsQuotes(cell)) {
            append(cell, 0, cell.length());
            return;
        }
        append('"');
        int from = 0;
        for (int quote = cell.indexOf('"'); quote >= 0; quote = cell.indexOf('"', from)) {
            append(cell, from, quote + 1);
            append('"');
            from = quote + 1;
        }
        append(cell, from, cell.length());
        append('"');
    }

    private void append(char c) throws IOException {
        if (buffered == buffer.length) {
            drain();
        }
        buffer[buffered++] = c;
    }

    private void append(String text, int from, int to) throws IOException {
        int start = from;
        while (start < to) {
            if (buffered == buffer.length) {
                drain();
            }
            int end = Math.min(to, start + buffer.length - buffered);
            text.getChars(start, end, buffer, buffered);
            buffered += end - start;
            start = end;
        }
    }

    private void drain() throws IOException {
        encoder.write(buffer, 0, buffered);
        buffered = 0;
    }

    private static boolean needsQuotes(String cell) {
        int length = cell.length();
        if (length == 0) {
            return false;
        }
        if (isOuterBlank(cell.charAt(0)) || isOuterBlank(cell.charAt(length - 1))) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOuterBlank(char c) {
        return c == ' ' || c == '\t' || c == '\uFEFF';
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private final OutputStream out;
        private String lineSeparator = "\n";
        private boolean protectFormulas;

        private Builder(OutputStream out) {
            this.out = Objects.requireNonNull(out, "out");
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
