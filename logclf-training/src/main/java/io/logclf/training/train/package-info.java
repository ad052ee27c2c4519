/**
 * Makes a bundle from labelled entries.
 *
 * <p>In goes a {@link io.logclf.training.train.TrainingSet}; out comes a {@link
 * io.logclf.training.train.Training}, which saves a bundle with its figures, or from {@link
 * io.logclf.training.train.FewShot} a pipeline in memory. {@code Trainer} is the place that shows how a set
 * becomes {@link io.logclf.training.train.TrainedStages}, and where to begin reading; {@code
 * CrossValidation} trains again on parts of the set to measure it. The steps have packages of their own:
 *
 * <ul>
 *   <li>{@link io.logclf.training.train.values}: values that labels depend on, which masking must keep
 *   <li>{@link io.logclf.training.train.texts}: the masked texts of a set, their features, and how they are
 *       split
 *   <li>{@link io.logclf.training.train.regression}: the two logistic regressions
 *   <li>{@link io.logclf.training.train.heldout}: confidences and thresholds, from texts that heads were
 *       not fitted to
 * </ul>
 *
 * <p>The types of these four packages are public for one another, and no API: applications need those of
 * this package alone.
 */
@NullMarked
package io.logclf.training.train;

import org.jspecify.annotations.NullMarked;
