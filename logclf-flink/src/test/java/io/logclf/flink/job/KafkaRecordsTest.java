package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Severity;
import io.logclf.flink.ClassifiedEntry;
import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** From records to rows and back, without a broker. */
class KafkaRecordsTest {

    private static final Columns FIELDS = new Columns(EntryColumns.SOURCE, EntryColumns.MESSAGE, List.of("trace.id"));

    @Test
    void theSourceIsTheFirstThatIsThere() {
        String json = "{\"service\":\"field\",\"msg\":\"m\"}";
        String text = "2024-03-01 10:15:02.123 [main] INFO  prefix - m";
        assertThat(read(record("key", json, "header")).source()).isEqualTo("header");
        assertThat(read(record("key", json, null)).source()).isEqualTo("field");
        assertThat(read(record("key", "{\"msg\":\"m\"}", null)).source()).isEqualTo("key");
        assertThat(read(record("key", text, null)).source()).isEqualTo("key");
        assertThat(read(record(null, text, null)).source()).isEqualTo("prefix");
        assertThat(read(record(null, "m", null)).source()).isEqualTo("job");
        assertThat(read(record("", "m", null)).source())
                .as("an empty key is a key")
                .isEmpty();
    }

    @Test
    void aHeaderWithoutAValueTellsNoSource() {
        ConsumerRecord<byte[], byte[]> record = record("key", "m", null);
        record.headers().add("app", null);
        assertThat(read(record).source()).isEqualTo("key");
        record.headers().add("app", "last".getBytes(StandardCharsets.UTF_8));
        assertThat(read(record).source()).isEqualTo("last");
    }

    @Test
    void fieldsAreCarriedAndAbsentOnesAreEmpty() {
        assertThat(read(record("k", "{\"msg\":\"m\",\"level\":\"warn\",\"trace\":{\"id\":7}}", null)))
                .isEqualTo(new Row("k", "m", Severity.WARN, List.of("7"), new Envelope("k", List.of())));
        assertThat(read(record("k", "m", null)).carried()).containsExactly("");
    }

    @Test
    void aRecordWithoutAValueIsAnEmptyMessage() {
        assertThat(read(new ConsumerRecord<>("logs", 0, 0, null, null)).message())
                .isEmpty();
    }

    @Test
    void aTableIsRefusedWhereTheJobIsBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KafkaRowDeserializer(LogFormat.CSV, FIELDS, "", null))
                .withMessageContaining("a record has no header");
    }

    @Test
    void aDecisionIsWrittenWithItsFieldsInOrder() {
        Row row = new Row("shop", "say \"hi\"\n", Severity.ERROR, List.of("7"), new Envelope("key", List.of()));
        ProducerRecord<byte[], byte[]> written =
                written(List.of("trace.id"), true, new ClassifiedEntry<>(row, "Error", 0.5, "regex", "", "rule 'x'"));
        assertThat(new String(written.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"source\":\"shop\",\"log_message\":\"say \\\"hi\\\"\\n\",\"severity\":\"ERROR\","
                        + "\"trace.id\":\"7\",\"target_label\":\"Error\",\"confidence\":0.5,\"stage\":\"regex\","
                        + "\"evidence\":\"rule 'x'\"}");
        assertThat(written.key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(written.topic()).isEqualTo("out");
        assertThat(written.timestamp()).isEqualTo(5);
        assertThat(written.partition()).isNull();
    }

    @Test
    void withoutALabelThereIsAReason() {
        assertThat(json(List.of(), new ClassifiedEntry<>(Row.of("", "huh"), "", 0, "", "NO_MATCH", "")))
                .isEqualTo("{\"source\":\"\",\"log_message\":\"huh\",\"target_label\":null,\"reason\":\"NO_MATCH\"}");
    }

    @Test
    void aSeverityThatIsCarriedIsWrittenOnce() {
        Row row = new Row("", "huh", Severity.INFO, List.of("Info"));
        assertThat(json(List.of("severity"), new ClassifiedEntry<>(row, "", 0, "", "NO_MATCH", "")))
                .containsOnlyOnce("\"severity\"")
                .contains("\"severity\":\"Info\"");
    }

    @Test
    void aLoneSurrogateBecomesAQuestionMarkAndTheRecordStaysJson() {
        Row row = Row.of("", "a\uD800b");
        assertThat(json(List.of(), new ClassifiedEntry<>(row, "", 0, "", "NO_MATCH", "")))
                .contains("\"log_message\":\"a?b\"");
    }

    private static String json(List<String> carried, ClassifiedEntry<Row> entry) {
        return new String(written(carried, false, entry).value(), StandardCharsets.UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> written(
            List<String> carried, boolean explain, ClassifiedEntry<Row> entry) {
        return new KafkaLabelSerializer("out", carried, explain).serialize(entry, null, 5L);
    }

    private static Row read(ConsumerRecord<byte[], byte[]> record) {
        List<Row> rows = new ArrayList<>();
        new KafkaRowDeserializer(LogFormat.AUTO, FIELDS, "job", "app").deserialize(record, new ListCollector<>(rows));
        assertThat(rows).hasSize(1);
        return new Row(
                rows.get(0).source(),
                rows.get(0).message(),
                rows.get(0).severity(),
                rows.get(0).carried(),
                new Envelope(rows.get(0).envelope().key(), List.of()));
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value, String header) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "logs",
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
        if (header != null) {
            record.headers().add("app", header.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
