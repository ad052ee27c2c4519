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

/**
 * Extracts what to classify from a record's value. Text is the message itself; a {@code Struct} and a {@code Map} without a schema have
 * fields for message, source and severity. A field may be text, a number or a boolean. Immutable.
 */
final class ValueEntry {

    private final String messageField;
    private final String sourceField;
    private final String severityField;
    private final String source;

    /** @param config names the fields, and the source of records without one */
    ValueEntry(ClassifyConfig config) {
        messageField = config.messageField();
        sourceField = config.sourceField();
        severityField = config.severityField();
        source = config.source();
    }

    /** Returns the entry of a record that has a value; empty if the value is of another kind or has no message. */
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

    /** Returns why {@link #of} found nothing, for an exception: it names topic and field, and quotes nothing of the content. */
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

    /** Builds an entry from the fields of a struct or map; empty without a message. */
    private Optional<LogEntry> entry(Function<String, Optional<String>> fields) {
        return fields.apply(messageField)
                .map(message -> new LogEntry(
                        fields.apply(sourceField).orElse(source),
                        message,
                        Severity.of(fields.apply(severityField).orElse(""))));
    }

    /** Returns the text of a field, its default included; empty if the schema does not have it. */
    private static Optional<String> field(Struct struct, String name) {
        Field field = struct.schema().field(name);
        return field == null ? Optional.empty() : text(struct.get(field));
    }

    /** Returns the text of a scalar; lists, maps and structs have none. */
    private static Optional<String> text(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
