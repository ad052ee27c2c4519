/**
 * What a new pipeline would change. Rows go in with the answers of both pipelines ({@link io.logclf.app.compare.Comparison}), are
 * counted in order ({@link io.logclf.app.compare.CompareSink}, {@link io.logclf.app.compare.Changes}), and come out as a report
 * ({@link io.logclf.app.compare.ChangesReport}) and a table of the changed rows ({@link io.logclf.app.compare.ChangesCsv}). Begin with
 * {@link io.logclf.app.compare.Comparison}.
 */
@NullMarked
package io.logclf.app.compare;

import org.jspecify.annotations.NullMarked;
