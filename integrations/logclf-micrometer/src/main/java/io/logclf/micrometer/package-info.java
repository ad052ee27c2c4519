/**
 * What pipelines do, as meters of Micrometer: a pipeline's events and counters go in, and counters and timers of a
 * {@link io.micrometer.core.instrument.MeterRegistry} come out. Begin with {@link io.logclf.micrometer.PipelineMetrics}.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.micrometer;

import org.jspecify.annotations.NullMarked;
