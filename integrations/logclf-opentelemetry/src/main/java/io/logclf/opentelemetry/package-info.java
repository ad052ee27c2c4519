/**
 * Labels log records of OpenTelemetry's SDK before they are exported: records go in, and come out with the attributes {@code log.label},
 * {@code log.label.confidence} and {@code log.label.stage}, or as they were. Begin with {@link
 * io.logclf.opentelemetry.LabelLogRecordProcessor}; where the SDK configures itself, {@link io.logclf.opentelemetry.LabelCustomizer} puts it
 * in place.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.opentelemetry;

import org.jspecify.annotations.NullMarked;
