package io.logclf.flink;

import io.logclf.api.Classification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLASSIFY_DETAIL(source, message)} for Flink's SQL and Table API: a row with the label, its confidence from 0 to 1 and the stage
 * that decided, or with NULL for these and the reason why there is no label. NULL if the message is. In all else it is as {@link
 * ClassifyFunction}.
 *
 * <pre>{@code
 * SELECT line, d.label, d.confidence FROM (SELECT line, CLASSIFY_DETAIL(host, line) AS d FROM logs) WHERE d.label IS NOT NULL;
 * }</pre>
 */
@FunctionHint(output = @DataTypeHint("ROW<label STRING, confidence DOUBLE, stage STRING, reason STRING>"))
public final class ClassifyDetailFunction extends ScalarFunction {

    private final @Nullable PipelineSource source;
    private transient @Nullable FunctionPipeline pipeline;

    /** Classifies with the bundle that the job parameter {@code logclf.bundle} names; this is what {@code CREATE FUNCTION} uses. */
    public ClassifyDetailFunction() {
        source = null;
    }

    /**
     * Classifies with the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle the folder; it need not be there where the job is put together
     */
    public ClassifyDetailFunction(Path bundle) {
        source = PipelineSource.folder(bundle.toAbsolutePath().toString());
    }

    /** Classifies with a pipeline that the application opens, once in a JVM, and that is closed with the last function. */
    public ClassifyDetailFunction(PipelineSupplier supplier) {
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
        pipeline = FunctionPipeline.open(source, "ClassifyDetailFunction", context);
    }

    /** Closes the pipeline if nobody else uses it. Idempotent. */
    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
            pipeline = null;
        }
    }

    /** Returns a row with label, confidence, stage and reason, or null. */
    public @Nullable Row eval(@Nullable String from, @Nullable String message) {
        return eval(from, message, null);
    }

    /** Returns a row with label, confidence, stage and reason, or null. Rules may ask for a severity. */
    public @Nullable Row eval(@Nullable String from, @Nullable String message, @Nullable String severity) {
        return Objects.requireNonNull(pipeline, "not open")
                .classify(from, message, severity)
                .map(ClassifyDetailFunction::row)
                .orElse(null);
    }

    /** Returns false: planning must open no bundle, which may be on the cluster only. */
    @Override
    public boolean supportsConstantFolding() {
        return false;
    }

    private static Row row(Classification classification) {
        ClassifiedEntry<Classification> entry = ClassifiedEntry.of(classification, classification, false);
        return entry.isClassified()
                ? Row.of(entry.labelOr(""), entry.confidence(), entry.stage(), null)
                : Row.of(null, null, null, entry.reason());
    }
}
