/**
 * Adapts this module to Flink's own interfaces: events of stages go in and metrics of an operator come out
 * ({@link io.logclf.flink.runtime.StageListener}, {@link io.logclf.flink.runtime.StageMetrics}), and records get the type information
 * by which Flink serializes them ({@link io.logclf.flink.runtime.ImmutableType}). For the packages of this module only.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.flink.runtime;

import org.jspecify.annotations.NullMarked;
