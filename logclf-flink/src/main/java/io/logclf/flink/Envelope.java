package io.logclf.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Key and headers of a Kafka record, which go to the output as they are. Bytes are kept as text of ISO 8859-1, a character each, so that
 * envelopes can be compared.
 *
 * @param key the key; null where there is none
 * @param headers in their order; a name may come twice
 */
record Envelope(@Nullable String key, List<Header> headers) {

    static final Envelope NONE = new Envelope(null, List.of());

    Envelope {
        headers = List.copyOf(headers);
    }

    /**
     * A header.
     *
     * @param value null where it has none
     */
    record Header(String name, @Nullable String value) {}

    static Envelope of(ConsumerRecord<byte[], byte[]> record) {
        return new Envelope(
                kept(record.key()),
                Stream.of(record.headers().toArray())
                        .map(header -> new Header(header.key(), kept(header.value())))
                        .toList());
    }

    /** The key as Kafka takes it. */
    byte @Nullable [] keyBytes() {
        return bytes(key);
    }

    /** The headers as Kafka takes them. */
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
