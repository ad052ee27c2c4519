package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.flink.runtime.StageListener;
import io.logclf.flink.runtime.StageMetrics;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.table.functions.FunctionContext;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline and metrics of an SQL function, from its {@code open} to its {@code close}. Shared by {@link ClassifyFunction} and
 * {@link ClassifyDetailFunction}, which differ in their result only. For the task's thread only.
 */
final class FunctionPipeline implements AutoCloseable {

    /** The job parameter that names the bundle of functions that were created without one, as SQL creates them. */
    static final String PARAMETER = "logclf.bundle";

    private static final String DEFAULT_BUNDLE = PipelineLocator.CLASS_PATH + "logclf-default";

    private final SharedPipeline shared;
    private final StageMetrics metrics;

    private FunctionPipeline(SharedPipeline shared, StageMetrics metrics) {
        this.shared = shared;
        this.metrics = metrics;
    }

    /**
     * Opens the pipeline, unless another slot of this JVM has it open.
     *
     * @param given what the function was created with; null for the bundle that the job parameter {@link #PARAMETER} names, which
     *     defaults to that of {@code logclf-default}
     * @param function the name of the metric group, since one operator may have several functions
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote: a function is synchronous and would hold up its task
     */
    static FunctionPipeline open(@Nullable PipelineLocator given, String function, FunctionContext context)
            throws IOException {
        PipelineLocator locator =
                given == null ? PipelineLocator.named(context.getJobParameter(PARAMETER, DEFAULT_BUNDLE)) : given;
        PipelineLocator.Opening opening = locator.locate(context::getCachedFile);
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

    /**
     * Classifies a message, with SQL's NULLs: without a message there is no classification, an unknown source is empty, and an
     * unknown severity is {@link Severity#UNKNOWN}.
     */
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
