package io.logclf.flink.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.api.Severity;
import io.logclf.flink.ClassifiedEntry;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Serializes classified rows to Kafka records. Key and headers are those of the record that was read; the value is a JSON object:
 *
 * <pre>{@code
 * {"source":"shop","log_message":"User 7 logged in","severity":"INFO","target_label":"User Action","confidence":1.0,"stage":"regex"}
 * {"source":"shop","log_message":"huh","target_label":null,"reason":"NO_MATCH"}
 * }</pre>
 *
 * <p>The severity is present if it is known, carried fields follow it, and with {@code --explain} the evidence comes last. Serialized
 * with the job graph.
 */
final class KafkaLabelSerializer implements KafkaRecordSerializationSchema<ClassifiedEntry<Row>> {

    private static final JsonFactory JSON = new JsonFactory();

    private final String topic;
    private final List<String> carried;
    private final boolean explain;

    /**
     * Creates a serializer.
     *
     * @param topic where the records go
     * @param carried the names of the fields that rows carry, in the order of their values
     * @param explain whether the evidence is written
     */
    KafkaLabelSerializer(String topic, List<String> carried, boolean explain) {
        this.topic = topic;
        this.carried = new ArrayList<>(carried);
        this.explain = explain;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ClassifiedEntry<Row> entry, KafkaSinkContext context, Long timestamp) {
        Envelope envelope = entry.value().envelope();
        byte[] value = json(entry).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, timestamp, envelope.keyBytes(), value, envelope.kafkaHeaders());
    }

    /** Returns the value as text, since Jackson refuses to write lone surrogates as UTF-8 bytes; they may occur in a message. */
    private String json(ClassifiedEntry<Row> entry) {
        StringWriter text = new StringWriter(entry.value().message().length() + 128);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(EntryColumns.SOURCE, entry.value().source());
            json.writeStringField(EntryColumns.MESSAGE, entry.value().message());
            if (entry.value().severity() != Severity.UNKNOWN && !carried.contains(EntryColumns.SEVERITY)) {
                json.writeStringField(
                        EntryColumns.SEVERITY, entry.value().severity().name());
            }
            for (int i = 0; i < carried.size(); i++) {
                json.writeStringField(carried.get(i), entry.value().carried().get(i));
            }
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
