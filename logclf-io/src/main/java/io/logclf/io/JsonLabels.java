package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.json.JsonLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON objects with fields for the label and what goes with it; all other text stays as it is,
 * blanks and the order of fields included. Safe for concurrent use.
 *
 * <pre>{@code
 * {"msg": "payment failed"}
 * {"msg": "payment failed","target_label":"Payment"}
 * }</pre>
 */
final class JsonLabels implements RowFormat.Labels {

    private final String inputName;
    private final boolean explain;
    private final boolean overwrite;
    private final String fallback;
    /** If any byte of the input was not UTF-8, text is encoded so that these bytes come back. */
    private final OtherBytes otherBytes;

    /** @param otherBytes what the input has that is not UTF-8 */
    JsonLabels(String inputName, LabelWriter.Builder options, OtherBytes otherBytes) {
        this.inputName = inputName;
        this.explain = options.explain;
        this.overwrite = options.overwrite;
        this.fallback = options.fallback;
        this.otherBytes = otherBytes;
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        if (row instanceof PlainRow kept) {
            kept.writeTo(out);
            return;
        }
        if (otherBytes.isAny()) {
            out.keepOtherBytes();
        }
        JsonRow object = (JsonRow) row;
        JsonLine json = object.json();
        out.append(object.before())
                .append(
                        classification.isPresent()
                                ? json.with(fields(row.line(), json, classification.get()))
                                : json.text())
                .append(object.after());
    }

    /**
     * Returns the fields of the label in the order in which they are written, by name: the value as
     * JSON. Numbers are numbers, and what is not there is {@code null}, so that every object has the
     * same fields.
     *
     * @param fallback the label if no stage decided
     */
    static Map<String, String> fields(Classification classification, boolean explain, String fallback) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(LabelColumns.LABEL, JsonLine.quoted(classification.labelOr(fallback)));
        if (explain) {
            List<String> explanation = LabelColumns.explanation(classification);
            fields.put(LabelColumns.CONFIDENCE, number(explanation.get(0)));
            fields.put(LabelColumns.STAGE, text(explanation.get(1)));
            fields.put(LabelColumns.EVIDENCE, text(explanation.get(2)));
            fields.put(LabelColumns.BEST_GUESS, text(explanation.get(3)));
            fields.put(LabelColumns.BEST_GUESS_PROBABILITY, number(explanation.get(4)));
        }
        return fields;
    }

    /**
     * The fields for an object.
     *
     * @throws InputException if the object has one of them already, and it may not be replaced
     */
    private Map<String, String> fields(long line, JsonLine json, Classification classification) {
        Map<String, String> fields = fields(classification, explain, fallback);
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

    private static String number(String value) {
        return value.isEmpty() ? "null" : value;
    }

    private static String text(String value) {
        return value.isEmpty() ? "null" : JsonLine.quoted(value);
    }
}
