package io.logclf.server;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import java.io.IOException;

/**
 * Opens the pipeline that a server classifies with. The server calls it once, while it is built:
 * the pipeline reports to the server's own listener, which exists only then, so it cannot be given
 * ready-made.
 *
 * <pre>{@code
 * LogServer.builder(listener -> ClassificationPipeline.builder()
 *         .stage("regex", RegexClassifier.of(rules))
 *         .listener(listener)
 *         .build());
 * }</pre>
 */
@FunctionalInterface
public interface PipelineOpener {

    /**
     * Opens the pipeline, which the server closes. Only a {@link
     * io.logclf.bundle.ReloadablePipeline} can be loaded again while the server runs.
     *
     * @param listener counts what happens in the pipeline; one that does not report to it answers
     *     all the same, but {@code /metrics} shows nothing of it
     * @throws IOException if a file cannot be read
     */
    ClassificationPipeline open(PipelineListener listener) throws IOException;
}
