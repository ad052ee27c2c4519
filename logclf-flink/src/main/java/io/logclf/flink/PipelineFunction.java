package io.logclf.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of SQL have in common: which pipeline they classify with, from {@code open} to {@code close}. A subclass says what
 * a row gets, in its {@code eval}. Flink makes an instance for each task, whose thread alone uses it.
 */
abstract class PipelineFunction extends ScalarFunction {

    private final @Nullable PipelineLocator locator;
    private transient @Nullable FunctionPipeline pipeline;

    /** Classifies with the bundle that the job parameter {@code logclf.bundle} names. */
    PipelineFunction() {
        locator = null;
    }

    PipelineFunction(Path bundle) {
        locator = PipelineLocator.folder(bundle.toAbsolutePath().toString());
    }

    PipelineFunction(PipelineSupplier supplier) {
        locator = PipelineLocator.of(Objects.requireNonNull(supplier, "supplier"));
    }

    /**
     * Opens the pipeline, unless another slot of this JVM has it open. Called by Flink before the first row.
     *
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote, which would hold up the task: functions are synchronous
     */
    @Override
    public void open(FunctionContext context) throws IOException {
        pipeline = FunctionPipeline.open(locator, getClass().getSimpleName(), context);
    }

    /** Releases the pipeline, which is closed with its last user. Idempotent. */
    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
            pipeline = null;
        }
    }

    /**
     * Returns {@code false}: folding a call with constant arguments would open the bundle in the planner, on a machine that may not
     * have it.
     */
    @Override
    public boolean supportsConstantFolding() {
        return false;
    }

    /**
     * Returns the pipeline.
     *
     * @throws NullPointerException if the function is not open
     */
    final FunctionPipeline pipeline() {
        return Objects.requireNonNull(pipeline, "not open");
    }
}
