package io.logclf.defaults;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import io.logclf.bundle.Bundle;

/**
 * The trained bundle that ships, from the class path or module path.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = DefaultBundle.pipeline()) {
 *     Classification c = pipeline.classify("ModernCRM", "User 42 logged in.");
 * }
 * }</pre>
 */
public final class DefaultBundle {

    /** The bundle's folder on the class path. */
    public static final String NAME = "logclf-default";

    private DefaultBundle() {}

    /**
     * Opens a pipeline with the stages regex, lexical and embedding. It is the caller's to close, and safe for concurrent use; open one
     * for the whole application, since each holds an encoder.
     *
     * @param listeners told what happens in the pipeline, in this order
     */
    public static ClassificationPipeline pipeline(PipelineListener... listeners) {
        return bundle().pipeline(listeners);
    }

    /** Returns the bundle, to choose another promise: {@code bundle().withPromise(Promise.BALANCED).pipeline()}. */
    public static Bundle bundle() {
        return Bundle.onClassPath(NAME);
    }
}
