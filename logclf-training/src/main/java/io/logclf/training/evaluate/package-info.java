/**
 * How well labels are given: figures, their files, and a report for people.
 *
 * <p>In go a pipeline and entries whose labels are known; out come {@link
 * io.logclf.training.evaluate.Outcome}s, one for each entry, {@link io.logclf.training.evaluate.Metrics}
 * over them, and an {@link io.logclf.training.evaluate.EvaluationReport} as {@code metrics.json} for
 * programs and {@code report.html} for people. {@link io.logclf.training.evaluate.BundleEvaluation} does
 * all of it for a bundle, and is where to begin reading; {@link io.logclf.training.evaluate.Evaluator} does
 * the first step for any pipeline. {@code docs/evaluate.md} tells what each figure means.
 */
@NullMarked
package io.logclf.training.evaluate;

import org.jspecify.annotations.NullMarked;
