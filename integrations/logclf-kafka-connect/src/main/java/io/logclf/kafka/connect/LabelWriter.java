package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import org.apache.kafka.connect.connector.ConnectRecord;

/** Adds what the stages said to a record whose entry could be read. */
interface LabelWriter<R extends ConnectRecord<R>> {

    /** Returns a record with the classification; the one that is given stays as it is. */
    R write(R record, Classification classification);
}
