package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** CSV with columns for the label and what goes with it. */
final class CsvLabels implements RowWriter<CsvRow> {

    private final LabelColumns columns;
    private final CsvWriter writer;

    private CsvLabels(LabelColumns columns, CsvWriter writer) {
        this.columns = columns;
        this.writer = writer;
    }

    /** Writes the header at once. */
    static CsvLabels open(CsvReader reader, OutputStream out, LabelOptions options) throws IOException {
        LabelColumns columns = LabelColumns.builder(reader)
                .overwrite(options.overwrite())
                .explain(options.explain())
                .build();
        CsvWriter writer = CsvWriter.builder(out)
                .lineSeparator(reader.lineSeparator())
                .protectFormulas(options.protectFormulas())
                .build();
        writer.write(columns.header());
        return new CsvLabels(columns, writer);
    }

    @Override
    public void write(CsvRow row, Optional<Classification> classification) throws IOException {
        writer.write(classification.isPresent() ? columns.label(row, classification.get()) : row.cells());
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }
}
