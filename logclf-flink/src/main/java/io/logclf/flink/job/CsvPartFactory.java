package io.logclf.flink.job;

import io.logclf.flink.ClassifiedEntry;
import io.logclf.io.CsvWriter;
import io.logclf.io.LabelColumns;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * Creates the writers of the output's CSV files. Each file has a header: source, message and the carried columns, then label,
 * confidence and stage, and with {@code --explain} the evidence. Confidence has four digits; without a label, confidence and stage are
 * empty. Serialized with the job graph.
 *
 * <p>Flink decides when a file begins and ends, and hides it behind a name that begins with a dot until the checkpoint that it belongs
 * to is complete.
 */
final class CsvPartFactory implements BulkWriter.Factory<ClassifiedEntry<Row>> {

    private final Columns columns;
    private final boolean explain;
    private final String fallback;

    /**
     * Creates a factory.
     *
     * @param columns names the first columns
     * @param explain whether there is a column with the evidence
     * @param fallback written in the label's place if there is none
     */
    CsvPartFactory(Columns columns, boolean explain, String fallback) {
        this.columns = columns;
        this.explain = explain;
        this.fallback = fallback;
    }

    @Override
    public BulkWriter<ClassifiedEntry<Row>> create(FSDataOutputStream out) throws IOException {
        Part part = new Part(out);
        part.writer.write(header());
        return part;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(columns.source(), columns.message()));
        header.addAll(columns.carried());
        header.addAll(List.of(LabelColumns.LABEL, LabelColumns.CONFIDENCE, LabelColumns.STAGE));
        if (explain) {
            header.add(LabelColumns.EVIDENCE);
        }
        return header;
    }

    private List<String> cells(ClassifiedEntry<Row> entry) {
        List<String> cells = new ArrayList<>();
        cells.add(entry.value().source());
        cells.add(entry.value().message());
        cells.addAll(entry.value().carried());
        cells.add(entry.labelOr(fallback));
        cells.add(entry.isClassified() ? String.format(Locale.ROOT, "%.4f", entry.confidence()) : "");
        cells.add(entry.stage());
        if (explain) {
            cells.add(entry.evidence());
        }
        return cells;
    }

    /** The writer of one file. */
    private final class Part implements BulkWriter<ClassifiedEntry<Row>> {

        private final CsvWriter writer;

        Part(FSDataOutputStream out) {
            writer = CsvWriter.of(new Uncloseable(out));
        }

        @Override
        public void addElement(ClassifiedEntry<Row> entry) throws IOException {
            writer.write(cells(entry));
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }

        @Override
        public void finish() throws IOException {
            writer.close();
        }
    }

    /** Keeps the stream open when the CSV writer is closed: Flink closes it itself. */
    private static final class Uncloseable extends FilterOutputStream {

        Uncloseable(FSDataOutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
