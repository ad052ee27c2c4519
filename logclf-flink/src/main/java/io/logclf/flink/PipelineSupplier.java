package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import java.io.IOException;
import java.io.Serializable;

/**
 * Opens a pipeline where a job runs. It travels with the job, so whatever it refers to has to be serializable.
 *
 * <pre>{@code
 * LogClassification.of(listener -> ClassificationPipeline.builder()
 *         .stage("regex", RegexClassifier.of(RuleSet.load(rules)))
 *         .listener(listener)
 *         .build());
 * }</pre>
 */
@FunctionalInterface
public interface PipelineSupplier extends Serializable {

    /**
     * Opens a pipeline. It is called once in a JVM, however many slots that has, and the operator closes the pipeline.
     *
     * @param listener counts for Flink's metrics; without it in the pipeline there are no metrics of stages
     * @throws IOException if a file cannot be read; the job fails with it
     */
    ClassificationPipeline open(PipelineListener listener) throws IOException;
}
