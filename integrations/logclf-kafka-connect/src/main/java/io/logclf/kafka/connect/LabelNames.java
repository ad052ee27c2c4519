package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a classification that are written, with their names: label, confidence and stage, in this order, without those whose name
 * is empty. Used for fields and headers alike. Immutable.
 */
final class LabelNames {

    private final List<Part> parts = new ArrayList<>();

    /** Takes the names of fields or headers; a part with an empty name is not written. */
    LabelNames(String label, String confidence, String stage) {
        add(
                label,
                Schema.OPTIONAL_STRING_SCHEMA,
                found -> found.label().map(Label::name).orElse(null));
        add(confidence, Schema.OPTIONAL_FLOAT64_SCHEMA, LabelNames::confidence);
        add(stage, Schema.OPTIONAL_STRING_SCHEMA, found -> found.decidedBy().orElse(null));
    }

    /** Returns the parts in their order. */
    List<Part> parts() {
        return parts;
    }

    private void add(String name, Schema schema, Function<Classification, @Nullable Object> value) {
        if (!name.isEmpty()) {
            parts.add(new Part(name, schema, value));
        }
    }

    /** Returns the confidence as a Double, the type of its schema; null if no stage decided. */
    private static @Nullable Object confidence(Classification classification) {
        return classification.confidence().isPresent()
                ? classification.confidence().getAsDouble()
                : null;
    }

    /**
     * A part of a classification.
     *
     * @param name of the field or header
     * @param schema of the value; optional
     * @param value returns the value, of the schema's type; null if no stage decided
     */
    record Part(String name, Schema schema, Function<Classification, @Nullable Object> value) {}
}
