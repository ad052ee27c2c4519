package io.logclf.training.train;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import java.util.Arrays;

/** Logarithms of probabilities that add up to 1. */
final class LogProbabilities {

    private LogProbabilities() {}

    /** Returns {@code z - log(sum(exp(z)))}; one of the scores is finite. */
    static double[] of(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
        double log = most + Math.log(sum);
        return Arrays.stream(scores).map(score -> score - log).toArray();
    }

    static double[] of(LogisticHead head, Embedding embedding) {
        return Arrays.stream(head.probabilities(embedding))
                .map(probability -> Math.log(Math.max(Double.MIN_NORMAL, probability)))
                .toArray();
    }
}
