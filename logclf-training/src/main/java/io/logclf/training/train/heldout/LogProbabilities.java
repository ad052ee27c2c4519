package io.logclf.training.train.heldout;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import java.util.Arrays;

/** Logarithms of probabilities that add up to 1: what scores become before they are compared or mixed. */
final class LogProbabilities {

    private LogProbabilities() {}

    /**
     * Returns {@code z - log(sum(exp(z)))}, computed from the largest score on, so that no exponential
     * overflows.
     *
     * @param scores of which at least one is finite; negative infinity stays that
     */
    static double[] of(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
        double log = most + Math.log(sum);
        return Arrays.stream(scores).map(score -> score - log).toArray();
    }

    /**
     * Returns the logarithms of a head's probabilities; one that underflowed to 0 becomes the least normal
     * number instead of infinity, so that the other head can still outvote it.
     */
    static double[] of(LogisticHead head, Embedding embedding) {
        return Arrays.stream(head.probabilities(embedding))
                .map(probability -> Math.log(Math.max(Double.MIN_NORMAL, probability)))
                .toArray();
    }
}
