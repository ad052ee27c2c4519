/**
 * The grammar of tables: where a row ends, which cells it has, and how cells are written. Not an interface for applications, which use
 * {@link io.logclf.io.CsvReader} and {@link io.logclf.io.CsvWriter}: its types are public only for the other packages of this module.
 *
 * <p>{@link io.logclf.io.csv.CsvCutter} looks at each byte once and ends portions at row ends outside quotes; it is the only place that
 * decides what is an error, by its {@code CsvScan}, whose states are the grammar and which moves a {@code CsvPlace}. {@link io.logclf.io.csv.CsvSplitter} makes cells of a portion, on any thread: univocity-parsers splits plain
 * RFC 4180, {@code CsvGrammar} the rest, {@code BrokenRows} lines whose quotes are wrong, if those are tolerated.
 * {@link io.logclf.io.csv.CsvText} writes rows, quoted only where needed.
 *
 * <p>Begin with {@link io.logclf.io.csv.CsvCutter}.
 */
@NullMarked
package io.logclf.io.csv;

import org.jspecify.annotations.NullMarked;
