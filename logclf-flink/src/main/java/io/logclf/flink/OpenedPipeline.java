package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;

/**
 * An open pipeline.
 *
 * @param pipeline the caller's to close
 * @param remote whether it is known to have a stage that waits for another process
 */
record OpenedPipeline(ClassificationPipeline pipeline, boolean remote) {}
