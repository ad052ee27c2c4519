package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.table.functions.FunctionContext;
import org.jspecify.annotations.Nullable;

/** What a function of SQL classifies with, from open to close. For the task's thread only. */
final class FunctionPipeline implements AutoCloseable {

    /** Names the bundle of functions that were made without one. */
    static final String PARAMETER = "logclf.bundle";

    private static final String DEFAULT_BUNDLE = PipelineSource.CLASS_PATH + "logclf-default";

    private final SharedPipeline shared;
    private final StageMetrics metrics;

    private FunctionPipeline(SharedPipeline shared, StageMetrics metrics) {
        this.shared = shared;
        this.metrics = metrics;
    }

    /**
     * Opens the pipeline, unless another slot has.
     *
     * @param given what the function was made with; null for what the job's parameters name
     * @param function its metrics' group, as one operator may have several functions
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote
     */
    static FunctionPipeline open(@Nullable PipelineSource given, String function, FunctionContext context)
            throws IOException {
        PipelineSource source =
                given == null ? PipelineSource.named(context.getJobParameter(PARAMETER, DEFAULT_BUNDLE)) : given;
        PipelineSource.Opening opening = source.here(context::getCachedFile);
        SharedPipeline shared = SharedPipeline.of(opening);
        if (shared.isRemote()) {
            shared.close();
            throw new IllegalArgumentException(opening.key()
                    + ": has a stage that waits for another process, which would hold up the task; a function cannot do that, the"
                    + " operator can: LogClassification.Builder.remote(RemoteCalls)");
        }
        return new FunctionPipeline(
                shared, StageMetrics.forOneThread(context.getMetricGroup().addGroup(function)));
    }

    /** Classifies a message; empty where there is none. */
    Optional<Classification> classify(@Nullable String source, @Nullable String message, @Nullable String severity) {
        if (message == null) {
            return Optional.empty();
        }
        StageListener.count(metrics);
        Classification classification = shared.pipeline()
                .classify(new LogEntry(
                        source == null ? "" : source,
                        message,
                        severity == null ? Severity.UNKNOWN : Severity.of(severity)));
        if (classification.label().isEmpty()) {
            metrics.unclassified();
        }
        return Optional.of(classification);
    }

    @Override
    public void close() {
        shared.close();
    }
}
