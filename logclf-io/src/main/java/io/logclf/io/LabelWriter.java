package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.input.LabelText;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the rows of a {@link LogReader} in the reader's format with their labels, and everything else
 * unchanged: a table gets the column {@value LabelColumns#LABEL}, a JSON object such a field, and a
 * plain line the label and a tab in front.
 *
 * <pre>{@code
 * try (LogReader reader = LogReader.builder(LogFormat.CSV).open(Path.of("logs.csv"));
 *         AtomicOutputFile out = AtomicOutputFile.open(Path.of("classified.csv"))) {
 *     LabelWriter writer = LabelWriter.builder(reader, out).build();
 *     for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
 *         writer.write(row.get(), row.get().entry().map(pipeline::classify));
 *     }
 *     writer.flush();
 *     out.commit();
 * }
 * }</pre>
 *
 * <p>Every row that was read must be written, in order, for the output to be the input with labels.
 *
 * <p>Buffers by itself; the stream stays open and the caller's. Not safe for concurrent use.
 */
public final class LabelWriter implements Flushable {

    /** From this size on, rows are handed to the stream. */
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final RowFormat.Labels labels;
    private final LabelText text = new LabelText();

    private LabelWriter(OutputStream out, Builder options) {
        this.out = out;
        this.labels = options.labels();
        labels.appendHeader(text);
    }

    /**
     * Returns a builder of a writer of the reader's rows.
     *
     * @param out the output, not closed by the writer; an {@link io.logclf.io.output.AtomicOutputFile}
     *     shows it only when it is complete
     */
    public static Builder builder(LogReader reader, OutputStream out) {
        return new Builder(reader, out);
    }

    /**
     * Writes a row of the reader.
     *
     * @param classification empty for a row without an entry, which stays as it is
     * @throws InputException if the row has the label's field already, and it may not be replaced
     * @throws IOException if writing fails
     */
    public void write(LogRow row, Optional<Classification> classification) throws IOException {
        labels.append(row, classification, text);
        if (text.size() >= BUFFER_BYTES) {
            text.writeTo(out);
        }
    }

    /**
     * Hands all that was written to the stream, and flushes that.
     *
     * @throws IOException if writing fails; what was not written stays buffered
     */
    @Override
    public void flush() throws IOException {
        text.writeTo(out);
        out.flush();
    }

    /** How rows are put into their form; safe for concurrent use, unlike the writer. */
    RowFormat.Labels labels() {
        return labels;
    }

    /**
     * Writes rows that another thread has put into their form, behind those written before; empties the
     * text.
     */
    void write(LabelText rows) throws IOException {
        text.writeTo(out);
        rows.writeTo(out);
    }

    /**
     * Collects the options of a writer; a second call of a method overwrites what the first has set.
     * Not safe for concurrent use.
     */
    public static final class Builder {

        private final LogReader reader;
        private final OutputStream out;
        boolean explain;
        boolean overwrite;
        boolean protectFormulas;
        String fallback = LabelColumns.UNCLASSIFIED;
        char delimiter = CsvDelimiter.STANDARD;
        private LogFormat format = LogFormat.AUTO;

        private Builder(LogReader reader, OutputStream out) {
            this.reader = Objects.requireNonNull(reader, "reader");
            this.out = Objects.requireNonNull(out, "out");
        }

        /**
         * Sets whether confidence, stage and evidence are added; defaults to false.
         *
         * <p>What is added is what {@link LabelColumns} lists; before a plain line, it stands behind
         * the label, with tabs between.
         */
        public Builder explain(boolean explain) {
            this.explain = explain;
            return this;
        }

        /**
         * Sets whether columns or fields of the same names are replaced, in their place; refused by default.
         *
         * <p>Refused means that {@link #build} (for a table) or {@link LabelWriter#write} (for JSON)
         * throws an {@link InputException}.
         */
        public Builder overwrite(boolean overwrite) {
            this.overwrite = overwrite;
            return this;
        }

        /** Sets whether cells of a table are protected as {@link CsvWriter.Builder#protectFormulas} says; defaults to false. */
        public Builder protectFormulas(boolean protectFormulas) {
            this.protectFormulas = protectFormulas;
            return this;
        }

        /**
         * Sets the form of the output. {@link LogFormat#CSV} and {@link LogFormat#JSONL} give entries
         * of another form a table or objects of their own, with time, severity, source and message as
         * far as they are known; any other format, and that of the input itself, keeps the form of the
         * input. Defaults to that.
         */
        public Builder format(LogFormat format) {
            this.format = Objects.requireNonNull(format, "format");
            return this;
        }

        /**
         * Sets what separates the cells of a table that the input is not; defaults to a comma. A table that is read keeps its own.
         *
         * @throws IllegalArgumentException if it is not one that {@link LogReader.Builder#delimiter} takes
         */
        public Builder delimiter(char delimiter) {
            this.delimiter = CsvDelimiter.checked(delimiter);
            return this;
        }

        /** Sets what stands for the label if no stage decided; defaults to {@code Unclassified}. */
        public Builder fallback(String fallback) {
            this.fallback = Objects.requireNonNull(fallback, "fallback");
            return this;
        }

        /** Chooses the form; the input's own writer keeps what the input has, so it comes first. */
        private RowFormat.Labels labels() {
            RowFormat input = reader.format();
            if (format.equals(input.kind())) {
                return input.labels(this);
            }
            return format.equals(LogFormat.CSV)
                    ? new EntryTable(this)
                    : format.equals(LogFormat.JSONL) ? new EntryTable.JsonLines(this) : input.labels(this);
        }

        /**
         * Builds the writer; a table's header is the first that it writes.
         *
         * @throws InputException if the table has one of the columns already, and it may not be replaced
         */
        public LabelWriter build() {
            return new LabelWriter(out, this);
        }
    }
}
