package io.logclf.io;

import io.logclf.api.Classification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON lines with fields for the label and what goes with it; all other text of a line stays as it is. */
final class JsonLabels implements RowLabels {

    private final String inputName;
    private final boolean explain;
    private final boolean overwrite;
    private final String fallback;

    JsonLabels(String inputName, LabelWriter.Builder options) {
        this.inputName = inputName;
        this.explain = options.explain;
        this.overwrite = options.overwrite;
        this.fallback = options.fallback;
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        JsonLine json = ((JsonRow) row).json();
        out.text()
                .append(
                        classification.isPresent()
                                ? json.with(fields(row.line(), json, classification.get()))
                                : json.text());
    }

    /** By field: its value as JSON. */
    private Map<String, String> fields(long line, JsonLine json, Classification classification) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(LabelColumns.LABEL, JsonLine.quoted(classification.labelOr(fallback)));
        if (explain) {
            String confidence = LabelColumns.confidence(classification);
            fields.put(LabelColumns.CONFIDENCE, confidence.isEmpty() ? "null" : confidence);
            fields.put(
                    LabelColumns.STAGE,
                    classification.decidedBy().map(JsonLine::quoted).orElse("null"));
            fields.put(LabelColumns.EVIDENCE, JsonLine.quoted(classification.explanation()));
        }
        for (String field : fields.keySet()) {
            if (json.has(field) && !overwrite) {
                throw new InputException(
                        inputName,
                        line,
                        "has a field '" + field + "' already; rename it, or allow it to be replaced",
                        InputException.Fault.LABEL_PRESENT);
            }
        }
        return fields;
    }
}
