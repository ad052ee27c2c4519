package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import java.io.IOException;
import java.io.Serializable;

/**
 * Opens the pipeline of a job on the machine where it runs. Use it where a bundle is not enough, such as for stages that the
 * application builds itself. It is serialized with the job graph, so whatever it captures has to be serializable: a path as a string,
 * for example, but no open stage.
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
     * Opens the pipeline. Called once in a JVM, whatever the number of its slots; the last operator that uses the pipeline closes it.
     *
     * @param listener counts for Flink's metrics; if the pipeline does not have it, the stages have no metrics
     * @throws IOException if a file cannot be read; the job fails with it
     */
    ClassificationPipeline open(PipelineListener listener) throws IOException;
}
