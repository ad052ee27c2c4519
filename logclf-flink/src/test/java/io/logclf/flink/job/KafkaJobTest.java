package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.flink.ClassifiedEntry;
import io.logclf.flink.Cluster;
import io.logclf.flink.Event;
import io.logclf.flink.FaultStageProvider;
import io.logclf.flink.LogClassification;
import io.logclf.flink.MetricsSeen;
import io.logclf.flink.RecordEntry;
import io.logclf.flink.TestBundle;
import io.logclf.io.LogFormat;
import io.logclf.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KafkaJobTest {

    private static final int PARTITIONS = 2;
    private static final int MESSAGES = 6_000;

    @TempDir
    private static Path data;

    private static Broker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = Broker.start(data.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void forgetMetrics() {
        MetricsSeen.forget();
    }

    @AfterEach
    void everythingIsClosed() {
        FaultStageProvider.disarm();
        assertThat(TestBundle.openPipelines()).isZero();
    }

    @Test
    void everyMessageIsWrittenOnceThoughTheJobFailsInMidstream() throws Exception {
        Path bundle = TestBundle.faulty(folder.resolve("bundle"));
        broker.createTopic("once-in", PARTITIONS);
        broker.createTopic("once-out", PARTITIONS);
        broker.createTopic("once-unclassified", 1);
        List<String> expected = send("once-in");
        FaultStageProvider.arm(() -> MetricsSeen.completedCheckpoints() >= 4);
        StreamExecutionEnvironment env = Cluster.checkpointing(2, Duration.ofMillis(100));

        ClassifyJob.build(
                env, arguments("once", "--bundle", bundle, "--bounded", "--unclassified-topic", "once-unclassified"));
        env.execute();

        assertThat(FaultStageProvider.thrown()).isEqualTo(1);
        assertThat(FaultStageProvider.received())
                .as("some messages were classified again after the failure")
                .isGreaterThan(MESSAGES);
        assertThat(written("once-out", PARTITIONS)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(written("once-unclassified", 1))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .filter(record -> record.contains("\"target_label\":null"))
                        .toList());
    }

    @Test
    void poisonGetsThrough() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        broker.createTopic("poison-in", PARTITIONS);
        broker.createTopic("poison-out", PARTITIONS);
        String megabyte = "x".repeat(1 << 20) + " backup done";
        // A lone surrogate as careless systems write it, which is not UTF-8.
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80, ' ', 'o', 'k'};
        broker.send(List.of(
                record("poison-in", null, null),
                record("poison-in", "key", surrogate),
                record("poison-in", "", new byte[0]),
                record("poison-in", "key", "{\"a\": \"\\\u0000\"}".getBytes(StandardCharsets.UTF_8)),
                record("poison-in", "big", megabyte.getBytes(StandardCharsets.UTF_8))));
        StreamExecutionEnvironment env = Cluster.checkpointing(2, Duration.ofMillis(100));

        ClassifyJob.build(env, arguments("poison", "--bundle", bundle, "--bounded", "--source", "none"));
        env.execute();

        String none = "\"target_label\":null,\"reason\":\"NO_MATCH\"}";
        assertThat(written("poison-out", PARTITIONS))
                .containsExactlyInAnyOrder(
                        "null={\"source\":\"none\",\"log_message\":\"\"," + none,
                        "key={\"source\":\"key\",\"log_message\":\"\uFFFD ok\"," + none,
                        "={\"source\":\"\",\"log_message\":\"\"," + none,
                        "key={\"source\":\"key\",\"log_message\":\"{\\\"a\\\": \\\"\\\\\\u0000\\\"}\"," + none,
                        "big={\"source\":\"big\",\"log_message\":\"" + megabyte
                                + "\",\"target_label\":\"Backup\",\"confidence\":1.0,\"stage\":\"regex\"}");
    }

    @Test
    void recordsAreReadAsTheirFormatSaysAndKeepKeyAndHeaders() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        broker.createTopic("forms-in", 1);
        broker.createTopic("forms-out", 1);
        ProducerRecord<byte[], byte[]> json = record(
                "forms-in",
                "key",
                "{\"level\":\"error\",\"service\":\"shop\",\"msg\":\"backup done\",\"trace\":{\"id\":7}}"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] binary = {0, (byte) 0xFF};
        json.headers().add("traceparent", binary).add("empty", null);
        ProducerRecord<byte[], byte[]> text = record(
                "forms-in",
                "key",
                "2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - user kim logged in".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> keyless =
                record("forms-in", null, "10:15:02.123 [main] WARN  c.e.Shop - huh".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> named = record("forms-in", "key", "huh".getBytes(StandardCharsets.UTF_8));
        named.headers().add("app", "till".getBytes(StandardCharsets.UTF_8));
        broker.send(List.of(json, text, keyless, named));
        StreamExecutionEnvironment env = Cluster.checkpointing(1, Duration.ofMillis(100));

        ClassifyJob.build(
                env,
                arguments("forms", "--bundle", bundle, "--bounded", "--carry", "trace.id", "--source-header", "app"));
        env.execute();

        List<ConsumerRecord<byte[], byte[]>> written = broker.committed("forms-out", 1);
        String none = "\"target_label\":null,\"reason\":\"NO_MATCH\"}";
        assertThat(written.stream().map(KafkaJobTest::text))
                .containsExactlyInAnyOrder(
                        "key={\"source\":\"shop\",\"log_message\":\"backup done\",\"severity\":\"ERROR\",\"trace.id\":\"7\","
                                + "\"target_label\":\"Backup\",\"confidence\":1.0,\"stage\":\"regex\"}",
                        "key={\"source\":\"key\",\"log_message\":\"user kim logged in\",\"severity\":\"INFO\",\"trace.id\":\"\","
                                + "\"target_label\":\"User Action\",\"confidence\":1.0,\"stage\":\"regex\"}",
                        "null={\"source\":\"c.e.Shop\",\"log_message\":\"huh\",\"severity\":\"WARN\",\"trace.id\":\"\","
                                + none,
                        "key={\"source\":\"till\",\"log_message\":\"huh\",\"trace.id\":\"\"," + none);
        assertThat(written.get(0).headers().lastHeader("traceparent").value()).isEqualTo(binary);
        assertThat(written.get(0).headers().lastHeader("empty").value()).isNull();
    }

    @Test
    void theOperatorReadsFieldsAndLeavesHeadersWithTheirRecord() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        broker.createTopic("operator-in", 1);
        ProducerRecord<byte[], byte[]> json =
                record("operator-in", "key", "{\"msg\": \"backup done\"}".getBytes(StandardCharsets.UTF_8));
        json.headers().add("trace", "t1".getBytes(StandardCharsets.UTF_8));
        broker.send(List.of(json));
        KafkaSource<Event> source = KafkaSource.<Event>builder()
                .setBootstrapServers(broker.address())
                .setTopics("operator-in")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new Event.Reading())
                .build();
        DataStream<Event> events = Cluster.of(1).fromSource(source, WatermarkStrategy.noWatermarks(), "events");
        RecordEntry record = RecordEntry.of(LogFormat.AUTO);

        List<ClassifiedEntry<Event>> found = LogClassification.of(bundle)
                .classify(events, event -> record.entry(event.text))
                .executeAndCollect(2);

        assertThat(found).extracting(ClassifiedEntry::label).containsExactly("Backup");
        assertThat(found.get(0).value().headers).isEqualTo(Map.of("trace", "t1"));
    }

    @Test
    void aTopicIsNoTable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassifyJob.build(
                        Cluster.of(1),
                        arguments("table", "--bundle", TestBundle.rules(folder.resolve("b")), "--format", "csv")))
                .withMessageContaining("a record has no header");
    }

    @Test
    void aBundleFromATopicOutlivesASavepointAndTwiceTheSubtasks() throws Exception {
        Path first = TestBundle.of(folder.resolve("first"), "stages: [regex]\n", "Before");
        Path second = TestBundle.of(folder.resolve("second"), "stages: [regex]\n", "After");
        broker.createTopic("change-in", PARTITIONS);
        broker.createTopic("change-out", PARTITIONS);
        broker.createTopic("change-bundles", 1);
        String[] arguments = arguments("change", "--shared-bundle", first, "--bundle-topic", "change-bundles");
        login("change-in", 1);
        StreamExecutionEnvironment one = Cluster.checkpointing(1, Duration.ofMillis(100));
        ClassifyJob.build(one, arguments);
        JobClient client = one.executeAsync();
        Await.until(() -> labels("change-out").equals(List.of("1:Before")));
        broker.send(List.of(record("change-bundles", null, second.toString().getBytes(StandardCharsets.UTF_8))));
        Await.until(() -> MetricsSeen.count(".logclf.bundleChanges") == 1);
        login("change-in", 2);
        Await.until(() -> labels("change-out").equals(List.of("1:Before", "2:After")));
        String savepoint = stop(client);
        login("change-in", 3);
        login("change-in", 4);

        StreamExecutionEnvironment two = Cluster.from(savepoint, 2, Duration.ofMillis(100));
        ClassifyJob.build(two, arguments);
        JobClient continued = two.executeAsync();
        Await.until(() -> labels("change-out").size() == 4);
        stop(continued);

        assertThat(labels("change-out")).containsExactly("1:Before", "2:After", "3:After", "4:After");
    }

    private String stop(JobClient client) throws Exception {
        String savepoint = client.stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        client.getJobExecutionResult().get();
        return savepoint;
    }

    private static String[] arguments(String name, Object... more) {
        return Stream.concat(
                        Stream.of(
                                "kafka",
                                "--brokers",
                                broker.address(),
                                "--group",
                                name,
                                "--input-topic",
                                name + "-in",
                                "--output-topic",
                                name + "-out"),
                        Stream.of(more))
                .map(Object::toString)
                .toArray(String[]::new);
    }

    private static void login(String topic, int number) throws Exception {
        broker.send(List.of(
                record(topic, Integer.toString(number), "user kim logged in".getBytes(StandardCharsets.UTF_8))));
    }

    /** Key and label of what was written, sorted. */
    private static List<String> labels(String topic) {
        return written(topic, PARTITIONS).stream()
                .map(record -> record.replaceFirst("=.*\"target_label\":\"(\\w+)\".*", ":$1"))
                .sorted()
                .toList();
    }

    /** Sends messages, and returns key and value of what is to be written. */
    private static List<String> send(String topic) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String source = "host" + i % 7;
            String label = "\"target_label\":null,\"reason\":\"NO_MATCH\"}";
            String message = "nobody knows \u00e9 " + i;
            if (i % 3 == 0) {
                message = "user u" + i + " logged in";
                label = "\"target_label\":\"User Action\",\"confidence\":1.0,\"stage\":\"regex\"}";
            }
            records.add(record(topic, source, message.getBytes(StandardCharsets.UTF_8)));
            expected.add(source + "={\"source\":\"" + source + "\",\"log_message\":\"" + message + "\"," + label);
        }
        broker.send(records);
        return expected;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static List<String> written(String topic, int partitions) {
        return broker.committed(topic, partitions).stream()
                .map(KafkaJobTest::text)
                .toList();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return (record.key() == null ? "null" : new String(record.key(), StandardCharsets.UTF_8)) + "="
                + new String(record.value(), StandardCharsets.UTF_8);
    }
}
