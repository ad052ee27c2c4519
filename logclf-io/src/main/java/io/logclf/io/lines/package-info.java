/**
 * Logs whose rows are lines, or several lines together: which lines belong to one entry, and what their form
 * says about it. Not an interface for applications: its types are public only for the other packages of this
 * module.
 *
 * <p>{@link io.logclf.io.lines.EntryCutter} keeps continuation lines, such as stack traces, with the entry they
 * belong to; {@link io.logclf.io.lines.W3cCutter} and {@link io.logclf.io.lines.W3cFields} read logs that name
 * their columns (IIS), and {@link io.logclf.io.lines.EventLines} and {@link io.logclf.io.lines.EventBlock}
 * events of Windows as text. What stands before the message in a line is the business of {@link
 * io.logclf.io.prefix}.
 */
@NullMarked
package io.logclf.io.lines;

import org.jspecify.annotations.NullMarked;
