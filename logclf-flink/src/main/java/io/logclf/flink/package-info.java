/**
 * A pipeline as an operator of Apache Flink, and the job made of it: {@link io.logclf.flink.LogClassification} labels the messages
 * of a {@code DataStream}, {@code ClassifyJob} does so from Kafka to Kafka and from files to files.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.flink;

import org.jspecify.annotations.NullMarked;
