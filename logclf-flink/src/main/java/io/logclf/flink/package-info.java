/**
 * A classification pipeline as an operator of Apache Flink: a {@code DataStream} of values goes in, and a stream of
 * {@link io.logclf.flink.ClassifiedEntry}s comes out, with a side output of those without a label. The same as functions of Flink's SQL.
 * Begin with {@link io.logclf.flink.LogClassification}, or for SQL with {@link io.logclf.flink.ClassifyFunction}; everything that is not
 * public is what these two run on the cluster.
 *
 * <p>{@code io.logclf.flink.job} is the ready-made job from Kafka or files; {@code io.logclf.flink.runtime} adapts metrics and types to
 * Flink's interfaces.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.flink;

import org.jspecify.annotations.NullMarked;
