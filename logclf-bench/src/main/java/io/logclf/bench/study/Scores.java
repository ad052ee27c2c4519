package io.logclf.bench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import smile.validation.metric.AUC;

/**
 * Scores of templates, each with the number of messages that it stands for. Every figure comes in two weightings: by message, which
 * is what a user sees, and by template, in which a rare one counts as much as a frequent one. Not safe for concurrent use.
 */
final class Scores {

    private final List<Score> scores = new ArrayList<>();

    /** A score, and the messages of its template. */
    private record Score(double value, long messages) {

        double weight(boolean byMessage) {
            return byMessage ? messages : 1;
        }
    }

    /** Adds the score of a template. */
    void add(double value, long messages) {
        scores.add(new Score(value, messages));
    }

    /** Returns the lowest score such that at least this share of the weight is below or at it; infinite for a share of 1. */
    double quantile(double share, boolean byMessage) {
        List<Score> sorted =
                scores.stream().sorted(Comparator.comparingDouble(Score::value)).toList();
        double below = share * weight(byMessage);
        for (Score score : sorted) {
            below -= score.weight(byMessage);
            if (below < 0) {
                return score.value();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Returns the share of scores at or above a threshold. */
    double shareFrom(double threshold, boolean byMessage) {
        return scores.stream()
                        .filter(score -> score.value() >= threshold)
                        .mapToDouble(score -> score.weight(byMessage))
                        .sum()
                / weight(byMessage);
    }

    /**
     * Returns the probability that a score drawn from these is higher than one drawn from the others, where a tie counts one half.
     * NaN if there are no scores on one side.
     */
    double aurocOver(Scores others, boolean byMessage) {
        double[] higher = values(byMessage);
        double[] lower = others.values(byMessage);
        double[] all = Arrays.copyOf(higher, higher.length + lower.length);
        System.arraycopy(lower, 0, all, higher.length, lower.length);
        int[] truth = new int[all.length];
        Arrays.fill(truth, 0, higher.length, 1);
        return AUC.of(truth, all);
    }

    /** Returns each value as often as it counts. */
    private double[] values(boolean byMessage) {
        return scores.stream()
                .flatMapToDouble(score -> DoubleStream.generate(score::value).limit(byMessage ? score.messages() : 1))
                .toArray();
    }

    private double weight(boolean byMessage) {
        return scores.stream().mapToDouble(score -> score.weight(byMessage)).sum();
    }
}
