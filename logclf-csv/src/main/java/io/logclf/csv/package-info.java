/**
 * CSV in, CSV out: reads and writes row by row in constant memory, loses no row and changes no cell that it was not
 * asked to change.
 *
 * <p>{@link io.logclf.csv.CsvReader} reads, {@link io.logclf.csv.EntryColumns} finds the entry in a row,
 * {@link io.logclf.csv.LabelColumns} adds the label, {@link io.logclf.csv.CsvWriter} writes, and
 * {@link io.logclf.csv.AtomicOutputFile} makes the output appear under its name only when it is complete. No reference
 * in this package is null unless it says so.
 */
@NullMarked
package io.logclf.csv;

import org.jspecify.annotations.NullMarked;
