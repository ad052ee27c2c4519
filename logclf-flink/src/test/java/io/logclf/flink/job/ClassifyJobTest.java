package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.flink.Cluster;
import io.logclf.flink.TestBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From arguments to a graph, which is not executed. */
class ClassifyJobTest {

    @TempDir
    private Path folder;

    private String bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle = TestBundle.rules(folder.resolve("bundle")).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "kafka --help", "files --help", "--version"})
    void helpBuildsNothing(String arguments) {
        StreamExecutionEnvironment env = Cluster.of(1);
        assertThat(ClassifyJob.build(env, arguments.split(" "))).isFalse();
        assertThat(env.getTransformations()).isEmpty();
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassifyJob.build(Cluster.of(1)))
                .withMessage("say whether kafka or files; try --help");
    }

    @Test
    void aMistakeInTheArgumentsIsAnExceptionAndNoExit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassifyJob.build(Cluster.of(1), "files", "--bundle", bundle))
                .withMessageContaining("--input")
                .withMessageEndingWith("; try --help");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files("--bundle", bundle, "--format", "nonsense"))
                .withMessageContaining("nonsense");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files("--bundle", bundle, "--delimiter", "ab"))
                .withMessageContaining("--delimiter");
    }

    @Test
    void exactlyOneBundleIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> files()).withMessageContaining("--bundle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files("--bundle", bundle, "--shared-bundle", bundle))
                .withMessageContaining("--shared-bundle");
    }

    @Test
    void aBundleThatTravelsMustBeThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files("--bundle", folder.resolve("none").toString()))
                .withMessageEndingWith("is no folder of this machine; name a bundle's folder, or use --shared-bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "log_message", "target_label"})
    void whatTheOutputHasAnywayIsNotCarried(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files("--bundle", bundle, "--carry", name))
                .withMessage("--carry " + name + ": the output has it anyway; leave it out");
    }

    @Test
    void theGraphOfFilesHasUidsThatSavepointsNeed() {
        assertThat(uids(files("--bundle", bundle))).contains("files-in", "logclf", "files-out");
        assertThat(uids(files("--shared-bundle", bundle, "--format", "lines"))).contains("files-in", "lines", "logclf");
        assertThat(uids(files("--shared-bundle", bundle, "--remote"))).contains("logclf", "logclf-unclassified");
    }

    @Test
    void theGraphOfTopicsHasUidsThatSavepointsNeed() {
        assertThat(uids(kafka("--bundle", bundle)))
                .contains("kafka-in", "logclf", "kafka-out")
                .doesNotContain("kafka-unclassified", "kafka-bundles");
        assertThat(uids(kafka("--bundle", bundle, "--unclassified-topic", "open", "--bundle-topic", "bundles")))
                .contains("kafka-in", "kafka-bundles", "logclf-bundle", "logclf", "kafka-out", "kafka-unclassified");
    }

    @Test
    void checkpointsAndRestartsHaveDefaults() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        build(env, "--bundle", bundle);
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(10_000);
        assertThat(env.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("fixed-delay");
        assertThat(env.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS))
                .isEqualTo(10);
        assertThat(env.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatTheClusterSaysGoesBeforeTheJobsOptions() {
        Configuration cluster = new Configuration();
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(3));
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, cluster);
        build(env, "--bundle", bundle, "--checkpoint-interval", "500ms");
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(180_000);
        assertThat(env.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("none");
    }

    @Test
    void theCheckpointIntervalIsWrittenAsFlinkWritesTimes() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        build(env, "--bundle", bundle, "--checkpoint-interval", "1 min");
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(60_000);
    }

    private StreamExecutionEnvironment files(String... more) {
        StreamExecutionEnvironment env = Cluster.of(1);
        build(env, more);
        return env;
    }

    private void build(StreamExecutionEnvironment env, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("files", "--input", folder.toString(), "--output", folder.toString()));
        arguments.addAll(List.of(more));
        assertThat(ClassifyJob.build(env, arguments.toArray(String[]::new))).isTrue();
    }

    private static StreamExecutionEnvironment kafka(String... more) {
        StreamExecutionEnvironment env = Cluster.of(1);
        List<String> arguments = new ArrayList<>(
                List.of("kafka", "--brokers", "localhost:9", "--input-topic", "in", "--output-topic", "out"));
        arguments.addAll(List.of(more));
        assertThat(ClassifyJob.build(env, arguments.toArray(String[]::new))).isTrue();
        return env;
    }

    private static List<String> uids(StreamExecutionEnvironment env) {
        return StreamSupport.stream(env.getStreamGraph().getStreamNodes().spliterator(), false)
                .map(StreamNode::getTransformationUID)
                .toList();
    }
}
