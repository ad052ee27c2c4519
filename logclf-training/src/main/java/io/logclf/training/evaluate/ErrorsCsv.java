package io.logclf.training.evaluate;

import io.logclf.api.Classification;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.training.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows that got a wrong label or none, as CSV, in their order. */
final class ErrorsCsv {

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
     * Writes a header and a row for each outcome that is not correct: {@code target_label} is the right
     * label, {@code predicted} the one given, empty if none was, and {@code why} what the decision rests
     * on, or why each stage abstained.
     *
     * @param out closed in the end
     * @param protectFormulas as in {@link CsvWriter.Builder#protectFormulas}
     * @throws IOException if writing fails
     */
    static void write(OutputStream out, List<Outcome> outcomes, boolean protectFormulas) throws IOException {
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
        Optional<Place> place = outcome.truth().place();
        return List.of(
                place.map(read -> read.file().toString()).orElse(""),
                place.map(read -> Long.toString(read.line())).orElse(""),
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
