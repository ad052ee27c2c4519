/**
 * Labels log messages: the values, the {@link io.logclf.api.LogClassifier} that every stage implements, and the
 * {@link io.logclf.api.ClassificationPipeline} that asks the stages in order until one decides.
 *
 * <p>All values are immutable. No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.api;

import org.jspecify.annotations.NullMarked;
