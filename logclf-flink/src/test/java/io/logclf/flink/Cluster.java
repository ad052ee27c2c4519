package io.logclf.flink;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Environments that run a job on a small cluster in this JVM: two slots, Kryo forbidden, metrics seen. */
public final class Cluster {

    private Cluster() {}

    public static StreamExecutionEnvironment of(int parallelism) {
        return of(parallelism, configuration());
    }

    /** Checkpoints so often, and three restarts at once. */
    public static StreamExecutionEnvironment checkpointing(int parallelism, Duration interval) {
        return of(parallelism, checkpointing(interval));
    }

    /** The same, beginning with a savepoint. */
    public static StreamExecutionEnvironment from(String savepoint, int parallelism, Duration interval) {
        Configuration configuration = checkpointing(interval);
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return of(parallelism, configuration);
    }

    private static Configuration checkpointing(Duration interval) {
        Configuration configuration = configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        return configuration;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 2);
        MetricsSeen.configure(configuration);
        return configuration;
    }

    private static StreamExecutionEnvironment of(int parallelism, Configuration configuration) {
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }
}
