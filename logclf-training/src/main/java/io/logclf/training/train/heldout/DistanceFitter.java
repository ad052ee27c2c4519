package io.logclf.training.train.heldout;

import io.logclf.head.Confidence;
import java.util.List;

/**
 * Finds how much a distance from the training data says about whether a message is of the same systems: a logistic regression, by Newton's
 * method, of held-out texts against background messages, which are as many.
 *
 * A prior that counts as much as a few messages keeps the slope finite where distances tell all of them apart.
 */
final class DistanceFitter {

    /**
     * How many messages of new templates are of the systems that training has seen, for each one of another. A bundle of one log meets few
     * others; were they as many, messages that are only a little farther than most would have half the confidence that they deserve.
     */
    private static final double KNOWN_FOR_EACH_OTHER = 10;
    /** The slope by standard deviations of distance where there is nothing to learn from, and half the texts are near. */
    private static final double[] PRIOR = {0, 1};
    /** Newton's steps; the loss is convex, and with changes bounded to 1 some ten reach the minimum. */
    private static final int STEPS = 30;

    private DistanceFitter() {}

    /**
     * Returns a confidence with the distance and the radius that predictions have.
     *
     * @param confidence in which distances do not count
     * @param predictions for texts and background messages, with distances
     */
    static Confidence withDistance(Confidence confidence, List<Prediction> predictions) {
        double mean =
                predictions.stream().mapToDouble(Prediction::distance).average().orElse(0);
        double variance = predictions.stream()
                .mapToDouble(prediction -> (prediction.distance() - mean) * (prediction.distance() - mean))
                .average()
                .orElse(0);
        if (variance == 0) {
            return confidence;
        }
        double spread = Math.sqrt(variance);
        double[] values = values(predictions, mean, spread);
        if (values[1] <= 0) {
            return confidence;
        }
        return new Confidence(
                confidence.intercept(),
                confidence.slope(),
                confidence.unseen(),
                values[1] / spread,
                Math.max(0, mean + spread * (values[0] + Math.log(KNOWN_FOR_EACH_OTHER)) / values[1]));
    }

    /** Returns the logit of being a text at the mean distance, and by how much it falls for each standard deviation. */
    private static double[] values(List<Prediction> predictions, double mean, double spread) {
        double[] values = PRIOR.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = {values[0] - PRIOR[0], values[1] - PRIOR[1]};
            double[][] curvature = {{1, 0}, {0, 1}};
            for (Prediction prediction : predictions) {
                double[] features = {1, (mean - prediction.distance()) / spread};
                double known = 1 / (1 + Math.exp(-values[0] * features[0] - values[1] * features[1]));
                double error = known - (prediction.labelled() ? 1 : 0);
                for (int i = 0; i < 2; i++) {
                    gradient[i] += error * features[i];
                    for (int j = 0; j < 2; j++) {
                        curvature[i][j] += known * (1 - known) * features[i] * features[j];
                    }
                }
            }
            double[] change = LinearSolver.solve(curvature, gradient);
            values[0] -= Math.max(-1, Math.min(1, change[0]));
            values[1] -= Math.max(-1, Math.min(1, change[1]));
        }
        return values;
    }
}
