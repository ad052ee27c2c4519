package io.logclf.workbench.suggest;

import java.util.ArrayList;
import java.util.List;

/**
 * How often guesses were right that were as sure as a given one: the mean over earlier guesses, weighted by a Gaussian kernel (Nadaraya and
 * Watson, 1964), together with a first belief that counts as much as {@value #BELIEF} guesses.
 */
final class Reliability {

    private static final double WIDTH = 0.08;
    private static final double BELIEF = 2;

    private final List<Outcome> outcomes = new ArrayList<>();

    /** A guess that could be checked. */
    private record Outcome(Sureness sureness, boolean right) {}

    /**
     * How sure a guess is of itself.
     *
     * @param score in [0, 1]
     * @param margin to the next best, in [0, 1]
     */
    record Sureness(double score, double margin) {}

    void add(Sureness sureness, boolean right) {
        outcomes.add(new Outcome(sureness, right));
    }

    /** Returns the share of guesses that were right, with one more that was wrong, so that it is never certain. */
    double share() {
        return (double) outcomes.stream().filter(Outcome::right).count() / (outcomes.size() + 1);
    }

    int size() {
        return outcomes.size();
    }

    /** Returns how likely a guess is right, in [0, 1]. */
    double of(Sureness sureness, double belief) {
        double weight = BELIEF;
        double right = BELIEF * belief;
        for (Outcome outcome : outcomes) {
            double score = (outcome.sureness.score - sureness.score) / WIDTH;
            double margin = (outcome.sureness.margin - sureness.margin) / WIDTH;
            double near = Math.exp(-(score * score + margin * margin) / 2);
            weight += near;
            right += outcome.right ? near : 0;
        }
        return right / weight;
    }
}
