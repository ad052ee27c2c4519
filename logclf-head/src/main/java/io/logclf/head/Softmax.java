package io.logclf.head;

/** Makes probabilities of scores. */
public final class Softmax {

    private Softmax() {}

    /**
     * Returns {@code exp(z_i) / sum_j exp(z_j)}, in the order of the scores; they add up to 1.
     *
     * @param scores finite, one or more
     */
    public static double[] probabilities(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            // Less the largest, so that no exponential is infinite.
            probabilities[i] = Math.exp(scores[i] - most);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
