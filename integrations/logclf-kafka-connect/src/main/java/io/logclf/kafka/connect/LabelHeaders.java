package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;

/** Writes labels as headers, in place of those that have the names. What no stage decides gets none. */
final class LabelHeaders<R extends ConnectRecord<R>> implements LabelWriter<R> {

    private final LabelNames names;

    LabelHeaders(LabelNames names) {
        this.names = names;
    }

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
