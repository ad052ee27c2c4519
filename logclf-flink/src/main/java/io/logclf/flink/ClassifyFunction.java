package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLASSIFY(source, message)} for Flink's SQL and Table API: the label of a message, NULL if no stage decides.
 *
 * <pre>{@code
 * CREATE FUNCTION CLASSIFY AS 'io.logclf.flink.ClassifyFunction';
 * SET 'pipeline.global-job-parameters' = 'logclf.bundle: /shared/models/default';
 * SELECT CLASSIFY(host, line) AS label, COUNT(*) FROM logs GROUP BY CLASSIFY(host, line);
 * }</pre>
 *
 * <p>A message that is NULL has no label; a source or severity that is NULL is unknown. Slots of one JVM share a pipeline, as those of
 * {@link LogClassification} do. A bundle without remote stages gives a message the same label each time, so the function is
 * deterministic; those with one are refused. Each task has an instance of its own, for its thread.
 */
public final class ClassifyFunction extends ScalarFunction {

    private final @Nullable PipelineSource source;
    private transient @Nullable FunctionPipeline pipeline;

    /** Classifies with the bundle that the job parameter {@code logclf.bundle} names; this is what {@code CREATE FUNCTION} uses. */
    public ClassifyFunction() {
        source = null;
    }

    /**
     * Classifies with the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle the folder; it need not be there where the job is put together
     */
    public ClassifyFunction(Path bundle) {
        source = PipelineSource.folder(bundle.toAbsolutePath().toString());
    }

    /** Classifies with a pipeline that the application opens, once in a JVM, and that is closed with the last function. */
    public ClassifyFunction(PipelineSupplier supplier) {
        source = PipelineSource.of(Objects.requireNonNull(supplier, "supplier"));
    }

    /**
     * Opens the pipeline, unless another slot has.
     *
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote, which would hold up the task
     */
    @Override
    public void open(FunctionContext context) throws IOException {
        pipeline = FunctionPipeline.open(source, "ClassifyFunction", context);
    }

    /** Closes the pipeline if nobody else uses it. Idempotent. */
    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
            pipeline = null;
        }
    }

    /** Returns the label's name, or null. */
    public @Nullable String eval(@Nullable String from, @Nullable String message) {
        return eval(from, message, null);
    }

    /** Returns the label's name, or null. Rules may ask for a severity. */
    public @Nullable String eval(@Nullable String from, @Nullable String message, @Nullable String severity) {
        return Objects.requireNonNull(pipeline, "not open")
                .classify(from, message, severity)
                .flatMap(Classification::label)
                .map(Label::name)
                .orElse(null);
    }

    /** Returns false: planning must open no bundle, which may be on the cluster only. */
    @Override
    public boolean supportsConstantFolding() {
        return false;
    }
}
