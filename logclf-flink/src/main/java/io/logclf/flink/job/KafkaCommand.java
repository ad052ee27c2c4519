package io.logclf.flink.job;

import io.logclf.flink.ClassifiedEntry;
import io.logclf.flink.LogClassification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code kafka}: builds the job from topics to a topic.
 *
 * <p>The graph is Kafka source, classification, transactional Kafka sink; with {@code --unclassified-topic} a second sink for the side
 * output, with {@code --bundle-topic} a second source whose paths are broadcast. Offsets are part of the checkpoints, and transactions
 * are committed with them, so each message is written exactly once for consumers that read committed records.
 *
 * <p>The operators' uids ({@code kafka-in}, {@code kafka-bundles}, {@code logclf}, {@code kafka-out}, {@code kafka-unclassified}) are
 * part of every savepoint: with other ones, a savepoint of an earlier version could not be restored.
 */
@Command(
        name = "kafka",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Classifies the messages of Kafka topics into another topic, each exactly once.",
            "A record's value is JSON with a message among its fields, or text with or without a prefix.",
            "What is written is a JSON object, under the same key and headers."
        })
final class KafkaCommand implements JobCommand {

    /** The brokers' default limit, 15 minutes. The connector's own default is an hour, which such brokers refuse. */
    private static final String TRANSACTION_MILLIS = "900000";

    /** 16 MiB. The client's own default is 1 MiB; with more, the topic alone limits the size of a message. */
    private static final String LARGEST_REQUEST = Integer.toString(16 << 20);

    @Option(names = "--brokers", required = true, paramLabel = "HOST:PORT,...", description = "The Kafka brokers.")
    private String brokers = "";

    @Option(
            names = "--input-topic",
            required = true,
            split = ",",
            paramLabel = "TOPIC",
            description = "Topics to read, each from what its group has committed, or else from the start.")
    private List<String> inputTopics = List.of();

    @Option(names = "--output-topic", required = true, paramLabel = "TOPIC", description = "Topic to write to.")
    private String outputTopic = "";

    @Option(
            names = "--unclassified-topic",
            paramLabel = "TOPIC",
            description = "Topic that also receives the messages without a label.")
    private Optional<String> unclassifiedTopic = Optional.empty();

    @Option(
            names = "--bundle-topic",
            paramLabel = "TOPIC",
            description =
                    "Topic of one partition with paths of bundle folders: messages after a path are classified with that bundle.")
    private Optional<String> bundleTopic = Optional.empty();

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "logclf",
            description =
                    "Consumer group, and start of the transactions' ids: another one for each job that runs at the same"
                            + " time; defaults to ${DEFAULT-VALUE}.")
    private String group = "logclf";

    @Option(names = "--bounded", description = "Stop where the topics end when the job starts.")
    private boolean bounded;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "Property of the Kafka clients, such as security.protocol=SSL; may be repeated.")
    private Map<String, String> properties = new HashMap<>();

    @Option(
            names = "--source-header",
            paramLabel = "NAME",
            description =
                    "Header with the source. Without it, the source is the field of a JSON record, or else the key.")
    private Optional<String> sourceHeader = Optional.empty();

    @Mixin
    private FieldOptions fields = new FieldOptions();

    @Mixin
    private JobOptions options = new JobOptions();

    @Override
    public void build(StreamExecutionEnvironment env) {
        options.configure(env);
        LogClassification.Builder classification = options.classification(env);
        bundleTopic.ifPresent(topic -> classification.bundles(bundles(env, topic)));
        DataStream<Row> rows = env.fromSource(
                        messages(), WatermarkStrategy.noWatermarks(), "Kafka", RowSerializer.type())
                .uid("kafka-in");
        SingleOutputStreamOperator<ClassifiedEntry<Row>> classified =
                classification.build().classify(rows, Row::entry);
        classified
                .sinkTo(sink(outputTopic, "out"))
                .name("Kafka: " + outputTopic)
                .uid("kafka-out");
        unclassifiedTopic.ifPresent(topic -> classified
                .getSideOutput(LogClassification.unclassified(RowSerializer.type()))
                .sinkTo(sink(topic, "unclassified"))
                .name("Kafka: " + topic)
                .uid("kafka-unclassified"));
    }

    @SuppressWarnings("deprecation") // The connector offers no replacement.
    private KafkaSource<Row> messages() {
        return source(KafkaSource.<Row>builder())
                .setTopics(inputTopics)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new KafkaRowDeserializer(
                        fields.format(), fields.columns(), options.source(), sourceHeader.orElse(null)))
                .build();
    }

    /** Adds the source of bundle folders: the whole topic from its start, in one subtask, so that their order holds. */
    private DataStream<String> bundles(StreamExecutionEnvironment env, String topic) {
        KafkaSource<String> source = source(KafkaSource.<String>builder())
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "Kafka: " + topic)
                .setParallelism(1)
                .uid("kafka-bundles");
    }

    private <T> KafkaSourceBuilder<T> source(KafkaSourceBuilder<T> builder) {
        builder.setProperties(clientProperties()).setBootstrapServers(brokers).setGroupId(group);
        return bounded ? builder.setBounded(OffsetsInitializer.latest()) : builder;
    }

    /**
     * Returns a transactional sink.
     *
     * @param purpose tells the transactions of this sink from those of the job's other one
     */
    private KafkaSink<ClassifiedEntry<Row>> sink(String topic, String purpose) {
        Properties producer = clientProperties();
        producer.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        producer.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        return KafkaSink.<ClassifiedEntry<Row>>builder()
                .setBootstrapServers(brokers)
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(group + "-" + purpose)
                .setRecordSerializer(
                        new KafkaLabelSerializer(topic, fields.columns().carried(), options.explain()))
                .build();
    }

    private Properties clientProperties() {
        Properties all = new Properties();
        all.putAll(properties);
        return all;
    }
}
