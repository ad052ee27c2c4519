package io.logclf.kafka.connect;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Tells what to classify of a record's value. */
final class ValueEntry {

    private final String messageField;
    private final String sourceField;
    private final String severityField;
    private final String source;

    ValueEntry(ClassifyConfig config) {
        messageField = config.messageField();
        sourceField = config.sourceField();
        severityField = config.severityField();
        source = config.source();
    }

    /** Returns the entry; empty if the value is of another kind, or has no message. */
    Optional<LogEntry> of(ConnectRecord<?> record) {
        Object value = record.value();
        if (value instanceof String text) {
            return Optional.of(LogEntry.of(source, text));
        }
        if (value instanceof Struct struct) {
            return entry(name -> field(struct, name));
        }
        if (value instanceof Map<?, ?> map && record.valueSchema() == null) {
            return entry(name -> text(map.get(name)));
        }
        return Optional.empty();
    }

    /** Says what {@link #of} did not find, and nothing of the content. */
    String missingIn(ConnectRecord<?> record) {
        Object value = record.value();
        boolean fields = value instanceof Struct || (value instanceof Map<?, ?> && record.valueSchema() == null);
        if (fields) {
            return "topic " + record.topic() + ": the value has no text in its field '" + messageField
                    + "' (message.field)";
        }
        Schema schema = record.valueSchema();
        return "topic " + record.topic() + ": the value must be a Struct, a Map without a schema, or text, and is "
                + (schema == null ? value.getClass().getName() : schema.type());
    }

    private Optional<LogEntry> entry(Function<String, Optional<String>> fields) {
        return fields.apply(messageField)
                .map(message -> new LogEntry(
                        fields.apply(sourceField).orElse(source),
                        message,
                        Severity.of(fields.apply(severityField).orElse(""))));
    }

    private static Optional<String> field(Struct struct, String name) {
        Field field = struct.schema().field(name);
        return field == null ? Optional.empty() : text(struct.get(field));
    }

    /** A number may be a message or a source too; what has parts is none. */
    private static Optional<String> text(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
