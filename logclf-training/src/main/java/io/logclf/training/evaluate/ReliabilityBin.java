package io.logclf.training.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Decided rows with a confidence above {@code from} and up to {@code to}; 0 is in the first bin.
 *
 * @param from lower end
 * @param to upper end
 * @param rows how many
 * @param correct how many of them have the right label
 * @param confidenceSum the sum of their confidences
 */
public record ReliabilityBin(double from, double to, long rows, long correct, double confidenceSum) {

    /** As many as in Guo et al., On Calibration of Modern Neural Networks, 2017. */
    static final int BINS = 15;

    /** Returns the share that is right; empty without rows. */
    public OptionalDouble accuracy() {
        return Ratio.of(correct, rows);
    }

    /** Returns the mean confidence; empty without rows. */
    public OptionalDouble meanConfidence() {
        return Ratio.of(confidenceSum, rows);
    }

    /** Counts the decided outcomes by their confidence, into all bins, lowest first. */
    static List<ReliabilityBin> of(List<Outcome> outcomes) {
        long[] rows = new long[BINS];
        long[] correct = new long[BINS];
        double[] confidences = new double[BINS];
        for (Outcome outcome : outcomes) {
            outcome.classification().confidence().ifPresent(confidence -> {
                int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
                rows[bin]++;
                correct[bin] += outcome.isCorrect() ? 1 : 0;
                confidences[bin] += confidence;
            });
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new ReliabilityBin(
                    (double) i / BINS, (double) (i + 1) / BINS, rows[i], correct[i], confidences[i]));
        }
        return List.copyOf(bins);
    }

    /**
     * The expected calibration error: the mean distance of accuracy and confidence over bins, weighted by
     * their rows.
     */
    static OptionalDouble expectedCalibrationError(List<ReliabilityBin> bins) {
        double gaps = 0;
        long rows = 0;
        for (ReliabilityBin bin : bins) {
            gaps += Math.abs(bin.correct() - bin.confidenceSum());
            rows += bin.rows();
        }
        return Ratio.of(gaps, rows);
    }
}
