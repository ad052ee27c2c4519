/**
 * How fast CSV is read, labelled and written, next to parsers of CSV and a loop that does no more than it must. {@link
 * io.logclf.bench.csv.CsvThroughput} is run; the rest is what it needs.
 */
@NullMarked
package io.logclf.bench.csv;

import org.jspecify.annotations.NullMarked;
