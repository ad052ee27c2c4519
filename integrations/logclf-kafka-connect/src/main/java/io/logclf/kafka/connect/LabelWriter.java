package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Adds a classification to a record: as fields or as headers, as the settings say.
 *
 * @param <R> a source connector's records, or a sink connector's
 */
interface LabelWriter<R extends ConnectRecord<R>> {

    /**
     * Returns a copy of the record with the classification.
     *
     * @param record one whose entry could be read; it is not changed
     */
    R write(R record, Classification classification);
}
