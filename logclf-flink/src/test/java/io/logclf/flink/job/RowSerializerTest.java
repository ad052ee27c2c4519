package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.flink.Serialized;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows, with the envelopes of their Kafka records, on their way through Flink. */
class RowSerializerTest {

    private final TypeSerializer<Row> serializer = new RowSerializer();

    static Stream<Row> rows() {
        return Stream.of(
                Row.of("", ""),
                Row.of("shop", "caf\u00e9 \uD83D\uDE00 \uD800\0"),
                new Row("shop", "x".repeat(1 << 20), Severity.FATAL, List.of("a", "", "c")),
                new Row("shop", "m", Severity.INFO, List.of(), new Envelope("", List.of())),
                new Row("shop", "m", Severity.INFO, List.of(), new Envelope(null, List.of())),
                new Row(
                        "shop",
                        "m",
                        Severity.UNKNOWN,
                        List.of("7"),
                        new Envelope(
                                "key",
                                List.of(
                                        new Envelope.Header("trace", "\u0000\u00ff"),
                                        new Envelope.Header("trace", null),
                                        new Envelope.Header("", "")))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsGoThroughFlinkAsTheyAre(Row row) throws IOException {
        assertThat(Serialized.roundTrip(serializer, row)).isEqualTo(row);
        assertThat(Serialized.copied(serializer, row)).isEqualTo(row);
        assertThat(Serialized.roundTrip(Serialized.restored(serializer), row)).isEqualTo(row);
    }

    @Test
    void rowsAreImmutableAndNeverCopied() {
        Row row = Row.of("a", "b");
        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(row)).isSameAs(row);
        assertThat(serializer.copy(row, Row.of("", ""))).isSameAs(row);
        assertThat(RowSerializer.type()).hasToString("Row").isEqualTo(RowSerializer.type());
    }

    @Test
    void anEntryHasSourceMessageAndSeverity() {
        assertThat(new Row("shop", "m", Severity.WARN, List.of("7")).entry())
                .isEqualTo(new LogEntry("shop", "m", Severity.WARN));
    }

    @Test
    void everyByteOfKeyAndHeadersComesBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("logs", 0, 0, all, new byte[0]);
        record.headers().add(new RecordHeader("all", all)).add(new RecordHeader("none", null));
        Envelope envelope = Envelope.of(record);
        assertThat(envelope.keyBytes()).isEqualTo(all);
        assertThat(envelope.kafkaHeaders()).hasSize(2);
        assertThat(envelope.kafkaHeaders().get(0).value()).isEqualTo(all);
        assertThat(envelope.kafkaHeaders().get(1).value()).isNull();
        assertThat(Envelope.of(new ConsumerRecord<>("logs", 0, 0, null, new byte[0])))
                .isEqualTo(Envelope.NONE);
        assertThat(Envelope.of(new ConsumerRecord<>("logs", 0, 0, "k".getBytes(StandardCharsets.UTF_8), new byte[0])))
                .isEqualTo(new Envelope("k", List.of()));
    }
}
