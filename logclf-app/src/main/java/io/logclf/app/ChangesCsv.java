package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row for every row whose label changes. Not safe for concurrent use. */
final class ChangesCsv {

    static final List<String> HEADER = List.of(
            "row",
            EntryColumns.SOURCE,
            EntryColumns.MESSAGE,
            "old_label",
            "old_stage",
            "old_confidence",
            "new_label",
            "new_stage",
            "new_confidence");

    private final CsvWriter writer;

    /** Writes the header at once. */
    ChangesCsv(OutputStream out, boolean protectFormulas) throws IOException {
        this.writer = CsvWriter.builder(out).protectFormulas(protectFormulas).build();
        writer.write(HEADER);
    }

    void write(long row, Comparison comparison) throws IOException {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(row),
                comparison.entry().source(),
                comparison.entry().message()));
        cells.addAll(answer(comparison.before()));
        cells.addAll(answer(comparison.after()));
        writer.write(cells);
    }

    void flush() throws IOException {
        writer.flush();
    }

    private static List<String> answer(Classification classification) {
        return List.of(
                classification.labelOr(LabelColumns.UNCLASSIFIED),
                classification.decidedBy().orElse(""),
                classification.confidence().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.4f", classification.confidence().getAsDouble())
                        : "");
    }
}
