package io.logclf.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of templates, each with the number of messages that it stands for. */
final class Scores {

    private final List<Score> scores = new ArrayList<>();

    private record Score(double value, long messages) {

        double weight(boolean byMessage) {
            return byMessage ? messages : 1;
        }
    }

    void add(double value, long messages) {
        scores.add(new Score(value, messages));
    }

    /** Returns the score that a share of all is below. */
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

    /** Returns the share of scores that are as high as a threshold. */
    double shareFrom(double threshold, boolean byMessage) {
        return scores.stream()
                        .filter(score -> score.value() >= threshold)
                        .mapToDouble(score -> score.weight(byMessage))
                        .sum()
                / weight(byMessage);
    }

    /** Returns the chance that one of these is higher than one of the others; ties count half. */
    double aurocOver(Scores others, boolean byMessage) {
        double wins = 0;
        for (Score one : scores) {
            for (Score other : others.scores) {
                double share = one.value() > other.value() ? 1 : one.value() == other.value() ? 0.5 : 0;
                wins += share * one.weight(byMessage) * other.weight(byMessage);
            }
        }
        return wins / weight(byMessage) / others.weight(byMessage);
    }

    private double weight(boolean byMessage) {
        return scores.stream().mapToDouble(score -> score.weight(byMessage)).sum();
    }
}
