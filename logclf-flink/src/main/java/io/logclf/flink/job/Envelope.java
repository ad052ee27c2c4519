package io.logclf.flink.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The key and headers of a Kafka record, which are copied to the output as they are. They are bytes and need not be text; here each
 * byte is a character of ISO 8859-1, which loses nothing, so that envelopes are values with equality and have a simple serializer.
 *
 * @param key the key; null if the record has none, which is not the same as an empty one
 * @param headers in their order; a name may occur more than once
 */
record Envelope(@Nullable String key, List<Header> headers) {

    /** That of rows that do not come from Kafka. */
    static final Envelope NONE = new Envelope(null, List.of());

    Envelope {
        headers = List.copyOf(headers);
    }

    /**
     * A header.
     *
     * @param value null if it has none, which Kafka allows
     */
    record Header(String name, @Nullable String value) {}

    /** Returns the envelope of a record. */
    static Envelope of(ConsumerRecord<byte[], byte[]> record) {
        return new Envelope(
                kept(record.key()),
                Stream.of(record.headers().toArray())
                        .map(header -> new Header(header.key(), kept(header.value())))
                        .toList());
    }

    /** Returns the key's bytes. */
    byte @Nullable [] keyBytes() {
        return bytes(key);
    }

    /** Returns the headers with their bytes, in their order. */
    List<org.apache.kafka.common.header.Header> kafkaHeaders() {
        return headers.stream()
                .<org.apache.kafka.common.header.Header>map(
                        header -> new RecordHeader(header.name(), bytes(header.value())))
                .toList();
    }

    private static @Nullable String kept(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte @Nullable [] bytes(@Nullable String kept) {
        return kept == null ? null : kept.getBytes(StandardCharsets.ISO_8859_1);
    }
}
