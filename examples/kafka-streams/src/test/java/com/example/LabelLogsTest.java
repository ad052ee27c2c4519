package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a broker in this JVM. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LabelLogsTest {

    private static final int PARTITIONS = 2;
    private static final int MESSAGES = 600;
    private static final int CRASH_AT = 100;

    @TempDir
    private Path folder;

    private final CrashingStage crash = new CrashingStage();
    private KafkaClusterTestKit broker;

    @BeforeEach
    void start() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("group.min.session.timeout.ms", "100")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(topic(LabelLogs.LOGS), topic(LabelLogs.LABELLED), topic(LabelLogs.OPEN)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void everyMessageIsWrittenOnceThoughAThreadCrashesAndTheApplicationIsRestarted() throws Exception {
        send(0, MESSAGES / 2);
        try (LabelLogs labelling = new LabelLogs(settings(), pipeline())) {
            // All of the first half, and again those before the crash.
            await(() -> crash.asked() >= CRASH_AT + MESSAGES / 2);
        }
        assertThat(crash.isClosed()).isTrue();
        send(MESSAGES / 2, MESSAGES);
        try (LabelLogs labelling = new LabelLogs(settings(), pipeline())) {
            await(() -> crash.asked() >= CRASH_AT + MESSAGES);
        }

        Map<String, String> expected = new HashMap<>();
        IntStream.range(0, MESSAGES).forEach(i -> expected.put(message(i), i % 3 == 0 ? "User Action 1.0 rules" : null));
        List<ConsumerRecord<String, String>> committed = all("read_committed");
        assertThat(committed).hasSize(MESSAGES);
        Map<String, String> found = new HashMap<>();
        committed.forEach(record -> found.put(record.value(), label(record)));
        assertThat(found).isEqualTo(expected);
        assertThat(committed).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(label(record) == null ? LabelLogs.OPEN : LabelLogs.LABELLED);
            assertThat(record.key()).startsWith("host");
        });
        assertThat(all("read_uncommitted"))
                .as("some were written before the crash too, in a transaction that was given up")
                .hasSizeGreaterThan(MESSAGES);
    }

    private ClassificationPipeline pipeline() throws Exception {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "- {id: login, label: User Action, pattern: 'user \\w+ logged in'}\n");
        return ClassificationPipeline.builder()
                .stage("crash", crash)
                .stage("rules", RegexClassifier.of(RuleSet.load(rules)))
                .build();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("state.dir", folder.resolve("state").toString());
        // The crash comes before the first commit.
        settings.put("commit.interval.ms", "100000");
        settings.put("producer.transaction.timeout.ms", "200000");
        settings.put("producer.linger.ms", "0");
        // A member of the group that is gone is missed soon.
        settings.put("session.timeout.ms", "1000");
        settings.put("heartbeat.interval.ms", "200");
        return settings;
    }

    private void send(int from, int to) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            IntStream.range(from, to)
                    .forEach(i -> producer.send(new ProducerRecord<>(LabelLogs.LOGS, "host" + i % 7, message(i))));
        }
    }

    private static String message(int number) {
        return number % 3 == 0 ? "user u" + number + " logged in" : "nobody knows é " + number;
    }

    private List<ConsumerRecord<String, String>> all(String isolation) {
        List<TopicPartition> partitions = List.of(LabelLogs.LABELLED, LabelLogs.OPEN).stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", isolation),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    private static String label(ConsumerRecord<String, String> record) {
        String label = header(record, "log.label");
        return label == null
                ? null
                : label + " " + header(record, "log.label.confidence") + " " + header(record, "log.label.stage");
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            // So the test's time limit says.
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("what was waited for did not come about");
            }
        }
    }

    /** Abstains, but throws once: when something has been written that is not committed. */
    private final class CrashingStage implements LogClassifier {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean closed;

        int asked() {
            return asked.get();
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public Verdict classify(LogEntry entry) {
            if (asked.incrementAndGet() == CRASH_AT) {
                await(() -> !all("read_uncommitted").isEmpty());
                throw new IllegalStateException("crash");
            }
            return Verdict.abstained(AbstainReason.NO_MATCH, "");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
