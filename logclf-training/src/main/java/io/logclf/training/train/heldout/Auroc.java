package io.logclf.training.train.heldout;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The area under the receiver operating characteristic: how well a score separates two groups. */
final class Auroc {

    private Auroc() {}

    /**
     * Returns the probability that a score drawn from {@code unfamiliar} is higher than one drawn from
     * {@code familiar}, where a tie counts one half: 1 if every unfamiliar score is higher, 0.5 if the
     * score says nothing. For scores that are higher where a message is familiar, such as the highest
     * probability, give them negated. Takes O(n log n): the statistic of Mann and Whitney over the product
     * of the sizes.
     *
     * @param familiar scores, for instance distances, of what a model knows
     * @param unfamiliar scores of what it does not know
     * @return empty if a group is
     * @throws IllegalArgumentException if a score is NaN
     */
    static OptionalDouble of(double[] familiar, double[] unfamiliar) {
        double[] low = sorted(familiar, "familiar");
        double[] high = sorted(unfamiliar, "unfamiliar");
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double score : high) {
            while (below < low.length && low[below] < score) {
                below++;
            }
            while (upTo < low.length && low[upTo] <= score) {
                upTo++;
            }
            wins += (below + upTo) / 2.0;
        }
        long pairs = (long) low.length * high.length;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(wins / pairs);
    }

    private static double[] sorted(double[] scores, String name) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(name + " must hold no NaN: [" + i + "]");
            }
            // Sorting would put -0.0 before 0.0, which are the same score.
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
