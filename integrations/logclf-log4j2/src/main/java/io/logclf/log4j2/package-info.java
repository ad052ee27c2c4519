/**
 * Labels events of Log4j 2: events go into a {@link io.logclf.log4j2.LabelAppender}, {@code <Label>} in a configuration, and come out at the appenders behind it
 * with {@code log.label}, {@code log.label.confidence} and {@code log.label.stage} in their context data. A {@link io.logclf.log4j2.LabelFilter},
 * {@code <LabelFilter>}, lets through those with some labels.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.log4j2;

import org.jspecify.annotations.NullMarked;
