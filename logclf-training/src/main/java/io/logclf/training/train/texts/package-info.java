/**
 * What heads are fitted to: the distinct masked texts of a training set, and their splits.
 *
 * <p>In go labelled entries and the normalizer that masks them; out come {@link
 * io.logclf.training.train.texts.TrainingTexts}, and with an encoder {@link
 * io.logclf.training.train.texts.EncodedText}s. {@link io.logclf.training.train.texts.Folds} divides them
 * for held-out figures, {@link io.logclf.training.train.texts.RandomSample} draws some where all would take
 * too long, and {@link io.logclf.training.train.texts.Parallel} spreads work over the caller's executor.
 * Begin reading at {@link io.logclf.training.train.texts.TrainingText}.
 */
@NullMarked
package io.logclf.training.train.texts;

import org.jspecify.annotations.NullMarked;
