package io.logclf.flink.job;

import io.logclf.flink.LogClassification;
import io.logclf.flink.RemoteCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The options that both jobs share: bundle, checkpoints, remote calls. A picocli mixin: picocli sets the fields, then the command reads
 * them.
 *
 * <p>Checkpoints and restarts are set only where the cluster's configuration says nothing: what an operator has decided for all jobs
 * takes precedence over this job's defaults.
 */
final class JobOptions {

    private static final String CACHED = "logclf-bundle";
    private static final int RESTARTS = 10;
    private static final Duration RESTART_DELAY = Duration.ofSeconds(5);

    @ArgGroup(multiplicity = "1")
    private BundleOptions bundle = new BundleOptions();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Source of messages that have none; defaults to empty.")
    private String source = "";

    @Option(names = "--explain", description = "Add to every message the evidence for its label.")
    private boolean explain;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "TIME",
            defaultValue = "10 s",
            description = "Time between checkpoints, with which output appears; defaults to ${DEFAULT-VALUE}.")
    private Duration checkpointInterval = Duration.ofSeconds(10);

    @Option(
            names = "--remote",
            description =
                    "Call remote stages asynchronously. Required by bundles that have one; others are faster without it.")
    private boolean remote;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            defaultValue = "32",
            description = "With --remote: most messages under way in a subtask; defaults to ${DEFAULT-VALUE}.")
    private int capacity = 32;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30 s",
            description =
                    "With --remote: after this time, a message is emitted without a label; defaults to ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "With --remote: most attempts at a message while a stage is unavailable; defaults to ${DEFAULT-VALUE}.")
    private int attempts = 1;

    /** Returns the source of messages that come without one. */
    String source() {
        return source;
    }

    /** Returns whether the output has evidence. */
    boolean explain() {
        return explain;
    }

    /** Returns the builder of the classification; registers a local bundle as a cached file, so that it travels with the job. */
    LogClassification.Builder classification(StreamExecutionEnvironment env) {
        LogClassification.Builder builder = bundle.builder(env).explain(explain);
        return remote
                ? builder.remote(RemoteCalls.builder()
                        .capacity(capacity)
                        .timeout(timeout)
                        .attempts(attempts)
                        .build())
                : builder;
    }

    /**
     * Enables exactly-once checkpoints, and restarts after failures: ten times, 5 seconds apart. Whatever the environment configures
     * already is left alone.
     */
    void configure(StreamExecutionEnvironment env) {
        Configuration defaults = new Configuration();
        if (!env.getConfiguration()
                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                .isPresent()) {
            env.enableCheckpointing(checkpointInterval.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        }
        if (!env.getConfiguration()
                .getOptional(RestartStrategyOptions.RESTART_STRATEGY)
                .isPresent()) {
            defaults.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            defaults.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
            defaults.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        }
        env.configure(defaults);
    }

    /** The two ways to name a bundle, of which exactly one is given. */
    private static final class BundleOptions {

        @Option(
                names = "--bundle",
                required = true,
                paramLabel = "DIR",
                description = "Folder of the bundle on this machine. It travels with the job.")
        private @Nullable Path local;

        @Option(
                names = "--shared-bundle",
                required = true,
                paramLabel = "DIR",
                description = "Folder of the bundle that every machine of the cluster sees under this path.")
        private @Nullable Path shared;

        LogClassification.Builder builder(StreamExecutionEnvironment env) {
            if (local == null) {
                if (shared == null) {
                    throw new IllegalArgumentException("no bundle; name one with --bundle or --shared-bundle");
                }
                return LogClassification.builder(shared);
            }
            if (!Files.isDirectory(local)) {
                throw new IllegalArgumentException(
                        local + ": is no folder of this machine; name a bundle's folder, or use --shared-bundle");
            }
            env.registerCachedFile(local.toAbsolutePath().toUri().toString(), CACHED);
            return LogClassification.cachedBundle(CACHED);
        }
    }
}
