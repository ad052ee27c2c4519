package io.logclf.flink.job;

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
 * Deserializes Kafka records to rows. The value is read as one entry by {@link RecordReader}. The source is the first of these that
 * is present:
 *
 * <ol>
 *   <li>the header that {@code --source-header} names
 *   <li>the source field of a JSON object
 *   <li>the record's key
 *   <li>the logger or program in the prefix of the text
 *   <li>the name that {@code --source} gives
 * </ol>
 *
 * <p>No record is refused, since one that is would stop the job for good: bytes that are not UTF-8 become replacement characters, and a
 * record without a value is an empty message.
 */
final class KafkaRowDeserializer implements KafkaRecordDeserializationSchema<Row> {

    private final LogFormat format;
    private final Columns fields;
    private final String source;
    private final @Nullable String sourceHeader;
    private transient @Nullable RecordReader reader;

    /**
     * Creates a deserializer.
     *
     * @param fields names the fields of JSON objects
     * @param source the source of records that have none
     * @param sourceHeader the header with the source, or null
     * @throws IllegalArgumentException if records cannot have the format, as a table needs a header
     */
    KafkaRowDeserializer(LogFormat format, Columns fields, String source, @Nullable String sourceHeader) {
        this.format = format;
        this.fields = fields;
        this.source = source;
        this.sourceHeader = sourceHeader;
        // Here already, so that a format that records cannot have is refused where the job is built.
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
