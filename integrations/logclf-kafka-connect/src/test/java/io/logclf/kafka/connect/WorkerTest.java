package io.logclf.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.testkit.Await;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a worker of Kafka Connect and a broker, both in this JVM, and the transform as a plugin. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WorkerTest {

    private static final String ALERT = "Invalid user oracle from 192.0.2.7";

    @TempDir
    private static Path folder;

    private static KafkaClusterTestKit broker;
    private static Worker worker;
    private static Path bundle;

    @BeforeAll
    static void start() throws Exception {
        bundle = TestBundle.in(folder.resolve("bundle"));
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            topic("labelled"),
                            topic("headers"),
                            topic("logs"),
                            topic("strict"),
                            topic("unreadable-logs"),
                            topic("mixed")))
                    .all()
                    .get();
        }
        worker = Worker.start(broker.bootstrapServers(), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (worker != null) {
            worker.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void theWorkerFindsTheTransformAndChecksItsSettings() throws IOException, InterruptedException {
        assertThat(worker.get("/connector-plugins?connectorsOnly=false"))
                .contains(
                        "{\"class\":\"io.logclf.kafka.connect.ClassifyMessage$Value\",\"type\":\"transformation\",\"version\":\""
                                + Worker.VERSION + "\"");
        String checked = worker.put("/connector-plugins/ListSource/config/validate", """
                {"name": "x", "connector.class": "ListSource", "transforms": "label",
                 "transforms.label.type": "io.logclf.kafka.connect.ClassifyMessage$Value", "transforms.label.label.to": "topic"}""");
        assertThat(checked)
                .contains("Invalid value topic for configuration label.to: String must be one of: field, header")
                .contains("\"error_count\":1");
    }

    @Test
    void recordsOfASourceReachTheTopicWithLabels() throws Exception {
        worker.connector(
                "source",
                ListSource.class,
                Map.of(
                        "tasks.max", "2",
                        "transforms.label.bundle", bundle.toString(),
                        "transforms.label.source.field", "app"));
        Schema schema = SchemaBuilder.struct()
                .field("message", Schema.STRING_SCHEMA)
                .field("app", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        ListSource.send(List.of(
                source(null, Map.of("message", ALERT)),
                source(
                        schema,
                        new Struct(schema).put("message", "order 7 placed").put("app", "shop")),
                source(Schema.STRING_SCHEMA, "nothing of note"),
                source(null, null)));

        assertThat(read("labelled", 4).stream().map(ConsumerRecord::value))
                .containsExactlyInAnyOrder(
                        "{\"message\":\"" + ALERT
                                + "\",\"label\":\"Security Alert\",\"confidence\":1.0,\"stage\":\"regex\"}",
                        "{\"message\":\"order 7 placed\",\"app\":\"shop\",\"label\":\"User Action\",\"confidence\":1.0,\"stage\":\"regex\"}",
                        "{\"message\":\"nothing of note\",\"label\":null,\"confidence\":null,\"stage\":null}",
                        null);
        assertThat(SharedPipeline.openPipelines())
                .as("the classes of the plugin are others than those of the test")
                .isZero();
    }

    @Test
    void aSinkGetsLabelsAndWhatCannotBeReadIsADeadLetter() throws Exception {
        write("logs", "{\"log\": \"order 7 placed\", \"service\": \"shop\"}", "[1, 2]", "{\"text\": \"huh\"}");
        Map<String, String> settings = new HashMap<>(documented(0));
        settings.putAll(documented(1));
        settings.put("topics", "logs");
        settings.put("transforms.label.bundle", bundle.toString());
        settings.put("errors.log.enable", "false");
        settings.put("errors.deadletterqueue.topic.replication.factor", "1");
        worker.connector("sink", ListSink.class, settings);

        List<ConsumerRecord<String, String>> dead = read("unreadable-logs", 2);
        assertThat(dead.stream().map(ConsumerRecord::value)).containsExactly("[1, 2]", "{\"text\": \"huh\"}");
        assertThat(header(dead.get(0), "__connect.errors.exception.message"))
                .isEqualTo(
                        "topic logs: the value must be a Struct, a Map without a schema, or text, and is java.util.ArrayList");
        assertThat(header(dead.get(1), "__connect.errors.exception.message"))
                .isEqualTo("topic logs: the value has no text in its field 'log' (message.field)");
        assertThat(header(dead.get(0), "__connect.errors.stage")).isEqualTo("TRANSFORMATION");
        Await.until(() -> !ListSink.received("logs").isEmpty());
        assertThat(ListSink.received("logs"))
                .extracting(SinkRecord::value)
                .containsExactly(Map.of(
                        "log",
                        "order 7 placed",
                        "service",
                        "shop",
                        "label",
                        "User Action",
                        "confidence",
                        1.0,
                        "stage",
                        "regex"));
    }

    @Test
    void aPredicateDropsWhatHasNoLabel() throws Exception {
        write("mixed", "{\"message\": \"huh\"}", "{\"message\": \"" + ALERT + "\"}");
        Map<String, String> settings = new HashMap<>(documented(2));
        settings.put("topics", "mixed");
        settings.put("transforms.label.bundle", bundle.toString());
        worker.connector("mixed", ListSink.class, settings);

        Await.until(() -> !ListSink.received("mixed").isEmpty());
        assertThat(ListSink.received("mixed")).extracting(SinkRecord::value).containsExactly(Map.of("message", ALERT));
        assertThat(ListSink.received("mixed")
                        .get(0)
                        .headers()
                        .lastWithName("log.label")
                        .value())
                .isEqualTo("Security Alert");
    }

    @Test
    void withoutToleranceTheTaskFailsAndSaysWhy() throws Exception {
        worker.connector(
                "strict", ListSink.class, Map.of("topics", "strict", "transforms.label.bundle", bundle.toString()));
        write("strict", "{\"text\": \"huh\"}");
        Await.until(() -> !worker.failure("strict").isEmpty());
        assertThat(worker.failure("strict"))
                .contains("DataException: topic strict: the value has no text in its field 'message' (message.field)");
    }

    @Test
    void aBundleThatCannotBeUsedFailsTheTask() {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> worker.connector(
                        "broken", ListSink.class, Map.of("topics", "strict", "transforms.label.bundle", missing)))
                .hasMessageContaining(
                        "Invalid value " + missing + " for configuration bundle: " + missing + ": no such folder");
    }

    /** Returns the settings of a block of {@code docs/integrations/kafka.md}. */
    private static Map<String, String> documented(int block) throws IOException {
        Matcher blocks = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/integrations/kafka.md")));
        Properties properties = new Properties();
        properties.load(new StringReader(blocks.results().toList().get(block).group(1)));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    private static SourceRecord source(Schema schema, Object value) {
        return new SourceRecord(Map.of(), Map.of(), "labelled", schema, value);
    }

    private static void write(String topic, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Await.until(() -> {
                consumer.poll(Duration.ofMillis(50)).forEach(found::add);
                return found.size() >= count;
            });
        }
        assertThat(found).hasSize(count);
        return found;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
