/**
 * What stands before the message in a line of a log: time, severity, thread, logger, host, program.
 *
 * <p>In goes a line of text, out comes a {@link io.logclf.io.prefix.ParsedLine}. {@link io.logclf.io.prefix.LineFormat} is the table of
 * formats, written in a small pattern language of building blocks ({@link io.logclf.io.prefix.LinePattern}).
 * {@link io.logclf.io.prefix.LineParser} reads lines in one format, and those that are not of it in the others;
 * {@link io.logclf.io.prefix.LineParser#detect} finds the format from some lines. {@link io.logclf.io.prefix.Continuations} tells which
 * lines belong to the line before. Everything is linear in the length of a line.
 */
@NullMarked
package io.logclf.io.prefix;

import org.jspecify.annotations.NullMarked;
