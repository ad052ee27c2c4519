/**
 * CSV in, CSV out: reads and writes row by row in constant memory, loses no row and changes no cell that it was not
 * asked to change.
 *
 * <p>{@link io.logclf.io.CsvReader} reads, {@link io.logclf.io.EntryColumns} finds the entry in a row,
 * {@link io.logclf.io.LabelColumns} adds the label, {@link io.logclf.io.CsvWriter} writes, and
 * {@link io.logclf.io.AtomicOutputFile} makes the output appear under its name only when it is complete. No reference
 * in this package is null unless it says so.
 */
@NullMarked
package io.logclf.io;

import org.jspecify.annotations.NullMarked;
