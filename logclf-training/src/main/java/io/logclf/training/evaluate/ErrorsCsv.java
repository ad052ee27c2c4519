package io.logclf.training.evaluate;

import io.logclf.api.Classification;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** The rows that got a wrong label or none, as CSV, in their order. */
public final class ErrorsCsv {

    private static final List<String> HEADER = List.of(
            "file",
            "line",
            EntryColumns.SOURCE,
            EntryColumns.MESSAGE,
            LabelColumns.LABEL,
            "predicted",
            LabelColumns.CONFIDENCE,
            LabelColumns.STAGE,
            "why");

    private ErrorsCsv() {}

    /**
     * Writes a header and a row for each outcome that is not correct: {@code target_label} is the right label,
     * {@code predicted} the one given, empty if none was, and {@code why} what the decision rests on, or why each stage abstained.
     *
     * @param out closed in the end
     * @param protectFormulas as in {@link CsvWriter.Builder#protectFormulas}
     * @throws IOException if writing fails
     */
    public static void write(OutputStream out, List<Outcome> outcomes, boolean protectFormulas) throws IOException {
        try (CsvWriter csv =
                CsvWriter.builder(out).protectFormulas(protectFormulas).build()) {
            csv.write(HEADER);
            for (Outcome outcome : outcomes) {
                if (!outcome.isCorrect()) {
                    csv.write(cells(outcome));
                }
            }
        }
    }

    private static List<String> cells(Outcome outcome) {
        Classification said = outcome.classification();
        return List.of(
                outcome.truth().file().toString(),
                Long.toString(outcome.truth().line()),
                outcome.truth().entry().source(),
                outcome.truth().entry().message(),
                outcome.truth().label().name(),
                said.labelOr(""),
                said.confidence().isPresent()
                        ? String.format(Locale.ROOT, "%.4f", said.confidence().getAsDouble())
                        : "",
                said.decidedBy().orElse(""),
                said.explanation());
    }
}
