/**
 * Labels log messages on their way through Kafka Connect: records go in, and come out with the label, its confidence and the stage that
 * decided, as fields or as headers. Connectors name {@link io.logclf.kafka.connect.ClassifyMessage.Value} among their transforms; begin
 * there.
 *
 * <p>{@code ClassifyConfig} reads the settings, {@code ValueEntry} finds the message in a record, {@code SharedPipeline} has the pipeline of
 * all transforms of a worker, and a {@code LabelWriter} adds what it says.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.kafka.connect;

import org.jspecify.annotations.NullMarked;
