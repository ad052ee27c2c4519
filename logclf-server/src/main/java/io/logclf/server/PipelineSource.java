package io.logclf.server;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import java.io.IOException;

/** Opens the pipeline that a server asks. */
@FunctionalInterface
public interface PipelineSource {

    /**
     * Opens the pipeline, which the server closes. Only a {@link io.logclf.bundle.ReloadablePipeline} can be loaded anew.
     *
     * @param listener is to be told what happens in the pipeline
     * @throws IOException if a file cannot be read
     */
    ClassificationPipeline open(PipelineListener listener) throws IOException;
}
