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
 * Writes labels as fields of the value, replacing fields of the same names. All records get the fields, null if no stage decided, so
 * that their schema does not depend on what was decided. Text becomes a value with the message's field: a {@code Struct} if the text
 * had a schema, a {@code Map} if not.
 *
 * <p>The schema of each input schema is derived once and cached, so that it costs nothing per record and equal records have one schema.
 * Safe for concurrent use.
 *
 * @param <R> a source connector's records, or a sink connector's
 */
final class LabelFields<R extends ConnectRecord<R>> implements LabelWriter<R> {

    /** Schemas that are cached, as many as Kafka's own transforms cache. */
    private static final int SCHEMAS = 16;

    private final LabelNames names;
    /** The names of the label's fields, which replace fields of the input. */
    private final Set<String> own;
    /** The field that text values get. */
    private final String messageField;
    /** That of text with a schema: the message, then the label. */
    private final Schema textSchema;

    private final Cache<Schema, Schema> labelled = new SynchronizedCache<>(new LRUCache<>(SCHEMAS));

    /** Derives the schema of text values, which needs no record. */
    LabelFields(ClassifyConfig config) {
        names = config.names();
        own = names.parts().stream().map(LabelNames.Part::name).collect(Collectors.toUnmodifiableSet());
        messageField = config.messageField();
        textSchema = withLabels(
                SchemaBuilder.struct().field(messageField, Schema.STRING_SCHEMA).build());
    }

    /**
     * Returns a copy of the record whose value has the fields. A struct keeps its schema's properties; a map keeps its order; keys, headers
     * and the rest of the record stay.
     */
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

    /** Returns the labelled schema of an input schema, from the cache or derived. */
    private Schema schema(Schema schema) {
        Schema known = labelled.get(schema);
        if (known == null) {
            known = withLabels(schema);
            labelled.put(schema, known);
        }
        return known;
    }

    /** Returns a copy of a schema, with its name, version, documentation and parameters, and the label's fields at the end. */
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

    /** Copies a struct into the labelled schema, without fields of the label that it has from an earlier transform. */
    private Struct labelled(Struct from, Schema schema, Classification classification) {
        Struct to = new Struct(schema);
        for (Field field : from.schema().fields()) {
            // Without the default: an optional field that is null stays null.
            Object value = from.getWithoutDefault(field.name());
            if (value != null && !own.contains(field.name())) {
                to.put(field.name(), value);
            }
        }
        return put(to, classification);
    }

    /** Copies a map, in its order, and puts the label's fields into it. */
    private Map<Object, @Nullable Object> labelled(Map<?, ?> from, Classification classification) {
        Map<Object, @Nullable Object> to = new LinkedHashMap<>(from);
        names.parts().forEach(part -> to.put(part.name(), part.value().apply(classification)));
        return to;
    }

    /** Puts the label's fields into a struct of a labelled schema. */
    private Struct put(Struct to, Classification classification) {
        names.parts().forEach(part -> to.put(part.name(), part.value().apply(classification)));
        return to;
    }

    /** Returns the record with another value; topic, partition, key, timestamp and headers stay. */
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
