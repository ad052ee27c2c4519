package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;

/**
 * A pipeline, and what is known of the bundle it was opened from, both of one state of the folder.
 *
 * @param pipeline the caller's to close
 */
record Loaded(ClassificationPipeline pipeline, BundleFacts facts) {}
