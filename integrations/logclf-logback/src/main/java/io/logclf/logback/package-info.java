/**
 * Labels events of Logback: events go into a {@link io.logclf.logback.LabelAppender}, and come out at the appenders behind it with the
 * key-value pairs {@code log.label}, {@code log.label.confidence} and {@code log.label.stage}. A
 * {@link io.logclf.logback.LabelFilter} at one of these appenders selects events by their label. Both are named in Logback's XML; begin with
 * the appender, whose queue and worker thread are those of {@code logclf-appender}.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.logback;

import org.jspecify.annotations.NullMarked;
