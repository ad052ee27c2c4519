/**
 * Labels events after they were logged, on a thread of its own: events of a logging framework go in, and come out with their
 * classification, or without. Begin with {@link io.logclf.appender.LabelQueue}, which the appenders for Logback and Log4j share.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.appender;

import org.jspecify.annotations.NullMarked;
