/**
 * Labels log messages: the values, the {@link io.logclf.api.LogClassifier} that every stage implements, and the
 * {@link io.logclf.api.ClassificationPipeline} that runs the stages in order until one decides.
 *
 * <p>In goes a {@link io.logclf.api.LogEntry}; each stage returns a {@link io.logclf.api.Verdict}, and the pipeline a
 * {@link io.logclf.api.Classification} with all of them. Exceptions are for what is wrong with files, settings and arguments
 * ({@link io.logclf.api.LogclfException} is the root), never for a message.
 *
 * <p>All values are immutable. No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.api;

import org.jspecify.annotations.NullMarked;
