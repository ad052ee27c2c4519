package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What is written of a classification, and how it is called. */
final class LabelNames {

    private final List<Part> parts = new ArrayList<>();

    /** Takes names of fields or headers; what has an empty one is not written. */
    LabelNames(String label, String confidence, String stage) {
        add(
                label,
                Schema.OPTIONAL_STRING_SCHEMA,
                found -> found.label().map(Label::name).orElse(null));
        add(confidence, Schema.OPTIONAL_FLOAT64_SCHEMA, LabelNames::confidence);
        add(stage, Schema.OPTIONAL_STRING_SCHEMA, found -> found.decidedBy().orElse(null));
    }

    List<Part> parts() {
        return parts;
    }

    private void add(String name, Schema schema, Function<Classification, @Nullable Object> value) {
        if (!name.isEmpty()) {
            parts.add(new Part(name, schema, value));
        }
    }

    private static @Nullable Object confidence(Classification classification) {
        return classification.confidence().isPresent()
                ? classification.confidence().getAsDouble()
                : null;
    }

    /**
     * A part of a classification.
     *
     * @param schema an optional one
     * @param value gives what the schema says, or null if no stage decided
     */
    record Part(String name, Schema schema, Function<Classification, @Nullable Object> value) {}
}
