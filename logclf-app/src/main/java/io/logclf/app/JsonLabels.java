package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.io.LabelColumns;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** JSON lines with fields for the label and what goes with it; all other text of a line stays as it is. */
final class JsonLabels implements RowWriter<JsonLine> {

    private final String inputName;
    private final OutputStream out;
    private final LabelOptions options;

    JsonLabels(Input input, OutputStream out, LabelOptions options) {
        this.inputName = input.name();
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.options = options;
    }

    @Override
    public void write(JsonLine line, Optional<Classification> classification) throws IOException {
        String text = classification.isPresent() ? line.with(fields(line, classification.get())) : line.text();
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** By field: its value as JSON. */
    private Map<String, String> fields(JsonLine line, Classification classification) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(LabelColumns.LABEL, JsonLine.quoted(classification.labelOr(LabelOptions.UNCLASSIFIED)));
        if (options.explain()) {
            fields.put(
                    LabelColumns.CONFIDENCE,
                    classification.confidence().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "%.4f",
                                    classification.confidence().getAsDouble())
                            : "null");
            fields.put(
                    LabelColumns.STAGE,
                    classification.decidedBy().map(JsonLine::quoted).orElse("null"));
            fields.put(LabelColumns.EVIDENCE, JsonLine.quoted(classification.explanation()));
        }
        for (String field : fields.keySet()) {
            if (line.has(field) && !options.overwrite()) {
                throw new InputException(inputName + ":" + line.number() + ": has a field '" + field
                        + "' already; rename it, or allow it to be replaced with the option --overwrite");
            }
        }
        return fields;
    }
}
