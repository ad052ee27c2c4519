package io.logclf.training.train;

import io.logclf.head.Confidence;
import java.util.List;

/**
 * Fits a {@link Confidence} to predictions: the logistic regression of being right on the logit of the probability and the share of unseen
 * words, with the targets of Platt (Probabilistic outputs for support vector machines, 1999), by Newton's method. A prior on the three
 * values counts as much as a few predictions, so that few predictions cannot make a stage sure of everything.
 */
final class ConfidenceFitter {

    /** Where there is nothing to learn from: the probability as it is, and a message of unknown words only has its odds cut by e^3. */
    private static final double[] PRIOR = {0, 1, 3};

    /** The precision of the prior on each value. */
    private static final double[] WEIGHTS = {1, 4, 1};

    private static final double LEAST_SLOPE = 0.1;
    private static final double EDGE = 1e-6;
    private static final int STEPS = 50;

    private ConfidenceFitter() {}

    static Confidence fit(List<Prediction> predictions) {
        double right = predictions.stream().filter(Prediction::right).count();
        double ofRight = (right + 1) / (right + 2);
        double ofWrong = 1 / (predictions.size() - right + 2);
        double[] values = PRIOR.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[3];
            double[][] curvature = new double[3][3];
            for (int i = 0; i < 3; i++) {
                gradient[i] = WEIGHTS[i] * (values[i] - PRIOR[i]);
                curvature[i][i] = WEIGHTS[i];
            }
            for (Prediction prediction : predictions) {
                add(prediction, prediction.right() ? ofRight : ofWrong, values, gradient, curvature);
            }
            double[] change = Solver.solve(curvature, gradient);
            for (int i = 0; i < 3; i++) {
                values[i] -= change[i];
            }
        }
        return new Confidence(values[0], Math.max(LEAST_SLOPE, values[1]), Math.max(0, values[2]), 0);
    }

    private static void add(
            Prediction prediction, double target, double[] values, double[] gradient, double[][] curvature) {
        double[] features = {1, logit(prediction.probability()), -prediction.unseen()};
        double score = 0;
        for (int i = 0; i < 3; i++) {
            score += values[i] * features[i];
        }
        double confidence = 1 / (1 + Math.exp(-score));
        for (int i = 0; i < 3; i++) {
            gradient[i] += (confidence - target) * features[i];
            for (int j = 0; j < 3; j++) {
                curvature[i][j] += confidence * (1 - confidence) * features[i] * features[j];
            }
        }
    }

    /** Probabilities of 0 and 1 would outweigh all others. */
    private static double logit(double probability) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, probability));
        return Math.log(inside / (1 - inside));
    }
}
