package io.logclf.flink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes Kafka records: the key is the source, the value a JSON object with source, message, label, confidence, stage and reason, and
 * the evidence if asked for. Without a label, {@code target_label} is null.
 */
final class KafkaLabels implements KafkaRecordSerializationSchema<ClassifiedEntry<Row>> {

    private static final JsonFactory JSON = new JsonFactory();

    private final String topic;
    private final boolean explain;

    KafkaLabels(String topic, boolean explain) {
        this.topic = topic;
        this.explain = explain;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ClassifiedEntry<Row> entry, KafkaSinkContext context, Long timestamp) {
        byte[] key = entry.value().source().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, timestamp, key, json(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** As text first: on the way to bytes, Jackson refuses lone surrogates, which are fine in a message. */
    private String json(ClassifiedEntry<Row> entry) {
        StringWriter text = new StringWriter(entry.value().message().length() + 128);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(EntryColumns.SOURCE, entry.value().source());
            json.writeStringField(EntryColumns.MESSAGE, entry.value().message());
            if (entry.isClassified()) {
                json.writeStringField(LabelColumns.LABEL, entry.label());
                json.writeNumberField(LabelColumns.CONFIDENCE, entry.confidence());
                json.writeStringField(LabelColumns.STAGE, entry.stage());
            } else {
                json.writeNullField(LabelColumns.LABEL);
                json.writeStringField("reason", entry.reason());
            }
            if (explain) {
                json.writeStringField(LabelColumns.EVIDENCE, entry.evidence());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written to memory", e);
        }
        return text.toString();
    }
}
