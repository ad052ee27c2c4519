/**
 * Log rows in, rows with labels out: row by row, in constant memory, without losing a row or changing anything but the label.
 *
 * <p>{@link io.logclf.io.LogReader} reads CSV, JSON lines and any other log from a file or a stream, {@link io.logclf.io.LabelWriter}
 * writes its rows back with their labels, and {@link io.logclf.io.LabelJob} does both on several threads: begin with the example of the
 * first. {@link io.logclf.io.output.AtomicOutputFile} makes an output appear under its name only when it is complete. The command line, the
 * server and the Flink job read and write with these. What cannot be read is an {@link io.logclf.io.InputException}, which speaks of lines
 * and columns.
 *
 * <p>Tables that are no logs have {@link io.logclf.io.CsvReader} and {@link io.logclf.io.CsvWriter} of their own. No reference in this
 * package is null unless it says so.
 */
@NullMarked
package io.logclf.io;

import org.jspecify.annotations.NullMarked;
