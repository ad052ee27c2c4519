package io.logclf.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads Kafka records: the value is the message, the key the source, both UTF-8. Bytes that are not become replacement characters, and
 * a record without a value is an empty message: every record gets through.
 */
final class KafkaRows implements KafkaRecordDeserializationSchema<Row> {

    private final String source;

    /** @param source the source of records without a key */
    KafkaRows(String source) {
        this.source = source;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Row> out) {
        byte[] key = record.key();
        byte[] value = record.value();
        out.collect(Row.of(
                key == null ? source : new String(key, StandardCharsets.UTF_8),
                value == null ? "" : new String(value, StandardCharsets.UTF_8)));
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return RowSerializer.type();
    }
}
