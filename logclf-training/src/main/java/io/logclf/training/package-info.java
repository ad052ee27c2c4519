/**
 * From labelled logs to a bundle, and from logs without labels to groups worth labelling.
 *
 * <p>What goes in: a {@link io.logclf.training.LogSource}, of which {@link io.logclf.training.FileLog} is
 * the one for files, where there are no labels; {@link io.logclf.training.LabelledEntry}s where there are,
 * which {@link io.logclf.training.LabelledCsv} reads from tables, JSON, labelled plain lines and the
 * folders of {@code discover}, and {@link io.logclf.training.ReviewedAnswers} from the reviewed answers of
 * a language model. This package holds those inputs and the {@link io.logclf.training.ResultFolder} that
 * results are written to; the work is done in the packages below it:
 *
 * <ul>
 *   <li>{@link io.logclf.training.mining}: the constant parts of messages
 *   <li>{@link io.logclf.training.discover}: groups of messages that say the same
 *   <li>{@link io.logclf.training.rules}: patterns from messages
 *   <li>{@link io.logclf.training.train}: bundles from labelled entries
 *   <li>{@link io.logclf.training.evaluate}: figures about a pipeline, and their report
 *   <li>{@link io.logclf.training.page}: the HTML that both reports are written with
 * </ul>
 *
 * <p>Begin reading at {@link io.logclf.training.train.Training} or {@link
 * io.logclf.training.discover.Discovery}.
 */
@NullMarked
package io.logclf.training;

import org.jspecify.annotations.NullMarked;
