/**
 * The ready-made job: command-line arguments go in, and a Flink job from Kafka to Kafka or from files to CSV files comes out. Begin with
 * {@link io.logclf.flink.job.ClassifyJob}; its two commands build the graphs, from sources and sinks that read and write
 * {@code Row}s. It uses the operator of {@code io.logclf.flink} as any application would.
 *
 * <p>Needs more than the operator does: {@code logclf-io}, the Kafka connector, picocli and jackson-core, which the job jar contains.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.flink.job;

import org.jspecify.annotations.NullMarked;
