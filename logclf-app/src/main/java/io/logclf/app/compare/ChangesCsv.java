package io.logclf.app.compare;

import io.logclf.api.Classification;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of the rows whose label changes: the row's number, source and message as they are in
 * the input, and label, stage and confidence before and after. An answer without a label is {@code
 * Unclassified} with an empty stage and confidence; confidences have four decimals. Not safe for
 * concurrent use.
 */
public final class ChangesCsv {

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

    /**
     * Writes the header at once, so that a comparison without changes leaves a table without rows.
     *
     * @param out stays the caller's
     * @param protectFormulas whether to write an apostrophe before cells that a spreadsheet would
     *     run
     */
    public ChangesCsv(OutputStream out, boolean protectFormulas) throws IOException {
        this.writer = CsvWriter.builder(out).protectFormulas(protectFormulas).build();
        writer.write(HEADER);
    }

    /**
     * Writes a row.
     *
     * @param row the row's number in the input, from 1
     */
    public void write(long row, Comparison comparison) throws IOException {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(row),
                comparison.entry().source(),
                comparison.entry().message()));
        cells.addAll(answer(comparison.before()));
        cells.addAll(answer(comparison.after()));
        writer.write(cells);
    }

    /** Writes what is buffered to the stream. */
    public void flush() throws IOException {
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
