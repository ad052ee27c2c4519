/**
 * Labels events of Logback: events go into a {@link io.logclf.logback.LabelAppender}, and come out at the appenders behind it with the key-value
 * pairs {@code log.label}, {@code log.label.confidence} and {@code log.label.stage}. A {@link io.logclf.logback.LabelFilter} lets through those with some labels.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.logback;

import org.jspecify.annotations.NullMarked;
