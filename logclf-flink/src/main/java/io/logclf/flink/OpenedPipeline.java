package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;

/**
 * An open pipeline, and what {@link BundleOpening} learned while opening it.
 *
 * @param pipeline the caller's to close
 * @param remote whether a stage is known to wait for another process, such as a language model's server; always {@code false} for
 *     pipelines of the application, of which only the application knows
 */
record OpenedPipeline(ClassificationPipeline pipeline, boolean remote) {}
