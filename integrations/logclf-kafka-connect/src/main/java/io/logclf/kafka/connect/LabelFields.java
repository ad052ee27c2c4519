package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes labels as fields of the value, in place of those that have the names. All records have the fields, null where no stage
 * decided. Text becomes a value with the field of the message.
 */
final class LabelFields<R extends ConnectRecord<R>> implements LabelWriter<R> {

    /** As many schemas as Kafka's own transforms remember. */
    private static final int SCHEMAS = 16;

    private final LabelNames names;
    private final Set<String> own;
    private final String messageField;
    private final Schema textSchema;
    private final Cache<Schema, Schema> labelled = new SynchronizedCache<>(new LRUCache<>(SCHEMAS));

    LabelFields(ClassifyConfig config) {
        names = config.names();
        own = names.parts().stream().map(LabelNames.Part::name).collect(Collectors.toUnmodifiableSet());
        messageField = config.messageField();
        textSchema = withLabels(
                SchemaBuilder.struct().field(messageField, Schema.STRING_SCHEMA).build());
    }

    @Override
    public R write(R record, Classification classification) {
        Object value = record.value();
        if (value instanceof Struct struct) {
            Schema schema = schema(struct.schema());
            return with(record, schema, labelled(struct, schema, classification));
        }
        if (value instanceof Map<?, ?> map) {
            return with(record, null, labelled(map, classification));
        }
        if (record.valueSchema() == null) {
            return with(record, null, labelled(Map.of(messageField, value), classification));
        }
        return with(record, textSchema, put(new Struct(textSchema).put(messageField, value), classification));
    }

    private Schema schema(Schema schema) {
        Schema known = labelled.get(schema);
        if (known == null) {
            known = withLabels(schema);
            labelled.put(schema, known);
        }
        return known;
    }

    private Schema withLabels(Schema schema) {
        SchemaBuilder builder = SchemaBuilder.struct()
                .name(schema.name())
                .version(schema.version())
                .doc(schema.doc());
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        if (schema.isOptional()) {
            builder.optional();
        }
        for (Field field : schema.fields()) {
            if (!own.contains(field.name())) {
                builder.field(field.name(), field.schema());
            }
        }
        names.parts().forEach(part -> builder.field(part.name(), part.schema()));
        return builder.build();
    }

    private Struct labelled(Struct from, Schema schema, Classification classification) {
        Struct to = new Struct(schema);
        for (Field field : from.schema().fields()) {
            // A field that is null and has a default stays null where it may.
            Object value = from.getWithoutDefault(field.name());
            if (value != null && !own.contains(field.name())) {
                to.put(field.name(), value);
            }
        }
        return put(to, classification);
    }

    private Map<Object, @Nullable Object> labelled(Map<?, ?> from, Classification classification) {
        Map<Object, @Nullable Object> to = new LinkedHashMap<>(from);
        names.parts().forEach(part -> to.put(part.name(), part.value().apply(classification)));
        return to;
    }

    private Struct put(Struct to, Classification classification) {
        names.parts().forEach(part -> to.put(part.name(), part.value().apply(classification)));
        return to;
    }

    private static <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, Object value) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                schema,
                Objects.requireNonNull(value),
                record.timestamp());
    }
}
