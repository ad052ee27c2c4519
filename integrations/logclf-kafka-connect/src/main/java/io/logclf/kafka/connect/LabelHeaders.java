package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;

/**
 * Writes labels as headers, replacing headers of the same names. The value stays as it is, so this suits records whose schema must not
 * change. A record that no stage decides gets none of the headers, by which a predicate such as {@code HasHeaderKey} can select.
 *
 * @param <R> a source connector's records, or a sink connector's
 */
final class LabelHeaders<R extends ConnectRecord<R>> implements LabelWriter<R> {

    /** The headers to write, with what is written to them. */
    private final LabelNames names;

    LabelHeaders(LabelNames names) {
        this.names = names;
    }

    /** Returns a copy of the record with a copy of its headers; the record that was given keeps its own. */
    @Override
    public R write(R record, Classification classification) {
        Headers headers = record.headers().duplicate();
        for (LabelNames.Part part : names.parts()) {
            headers.remove(part.name());
            Object value = part.value().apply(classification);
            if (value != null) {
                headers.add(part.name(), value, part.schema());
            }
        }
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }
}
