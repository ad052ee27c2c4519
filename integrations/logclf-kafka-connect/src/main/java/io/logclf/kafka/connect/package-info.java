/**
 * Labels log messages on their way through Kafka Connect: records go in, and come out with the label, its confidence and the stage that
 * decided, as fields or as headers. Connectors name {@link io.logclf.kafka.connect.ClassifyMessage.Value} among their transforms.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.kafka.connect;

import org.jspecify.annotations.NullMarked;
