package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.LogRecord;
import io.logclf.io.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kafka records: the value is an entry as {@link RecordReader} takes it. The source is the first of these that tells it: a header, if
 * one is named, the field of a JSON object, the key, the prefix of the text, and the name that the job was given. Bytes that are not UTF-8
 * become replacement characters, and a record without a value is an empty message: every record gets through.
 */
final class KafkaRows implements KafkaRecordDeserializationSchema<Row> {

    private final LogFormat format;
    private final Columns fields;
    private final String source;
    private final @Nullable String sourceHeader;
    private transient @Nullable RecordReader reader;

    /**
     * @param source the source of records that tell none
     * @param sourceHeader the header with the source, or null
     */
    KafkaRows(LogFormat format, Columns fields, String source, @Nullable String sourceHeader) {
        this.format = format;
        this.fields = fields;
        this.source = source;
        this.sourceHeader = sourceHeader;
        // So that a format that records cannot have is refused where the job is built.
        this.reader = newReader();
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = newReader();
    }

    private RecordReader newReader() {
        return RecordReader.of(format, fields.source(), fields.message(), fields.carried());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Row> out) {
        LogRecord read = Objects.requireNonNull(reader, "opened").read(text(record.value()));
        LogEntry entry = read.entry();
        out.collect(
                new Row(source(record, read), entry.message(), entry.severity(), read.carried(), Envelope.of(record)));
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return RowSerializer.type();
    }

    private String source(ConsumerRecord<byte[], byte[]> record, LogRecord read) {
        Header header = sourceHeader == null ? null : record.headers().lastHeader(sourceHeader);
        String own = read.entry().source();
        if (header != null && header.value() != null) {
            return text(header.value());
        }
        if (read.isJson() && !own.isEmpty()) {
            return own;
        }
        return record.key() != null ? text(record.key()) : own.isEmpty() ? source : own;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
