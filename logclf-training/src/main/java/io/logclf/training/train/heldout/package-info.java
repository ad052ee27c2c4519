/**
 * What can be promised: heads are judged on texts that they were not fitted to.
 *
 * <p>In go encoded texts; out come both heads with their confidences and thresholds, and {@link
 * io.logclf.training.train.heldout.PromiseFigures}. {@link io.logclf.training.train.heldout.HeadTrainer}
 * shows the order and is where to begin reading: {@code HeldOut} fits heads to all folds but one and scores
 * the texts of that one, {@code Prediction} is the likeliest label of each, {@code ConfidenceFitter} turns
 * probabilities into calibrated confidences, and {@code Calibration} finds the lowest confidence that keeps
 * each promise. Where training knows one system only, {@code DistanceFitter} learns from background messages
 * how far a message of it may be.
 */
@NullMarked
package io.logclf.training.train.heldout;

import org.jspecify.annotations.NullMarked;
