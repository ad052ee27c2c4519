package io.logclf.workbench.suggest;

import java.util.ArrayList;
import java.util.List;

/**
 * How often guesses were right that were as sure as a given one: the mean over earlier guesses, weighted by
 * a Gaussian kernel (Nadaraya, On estimating regression, 1964; Watson, Smooth regression analysis, 1964),
 * together with a prior belief that counts as much as {@value #BELIEF} guesses. With few outcomes the
 * belief decides, with many the outcomes. Not safe for concurrent use.
 */
final class Reliability {

    /**
     * The standard deviation of the kernel, in units of score and of margin: guesses within about 0.1 count
     * as equally sure.
     */
    private static final double WIDTH = 0.08;
    /** The weight of the prior belief, in guesses. */
    private static final double BELIEF = 2;

    private final List<Outcome> outcomes = new ArrayList<>();

    /** A guess that could be checked. */
    private record Outcome(Sureness sureness, boolean right) {}

    /**
     * How sure a guess is of itself, in the terms of its origin.
     *
     * @param score in [0, 1]
     * @param margin to the next best label, in [0, 1]; 0 where the origin names one label only
     */
    record Sureness(double score, double margin) {}

    /** Adds the outcome of a guess whose label is known. */
    void add(Sureness sureness, boolean right) {
        outcomes.add(new Outcome(sureness, right));
    }

    /** Returns the share of guesses that were right, with one more that was wrong, so that it is never certain. */
    double share() {
        return (double) outcomes.stream().filter(Outcome::right).count() / (outcomes.size() + 1);
    }

    /** Returns how many outcomes there are. */
    int size() {
        return outcomes.size();
    }

    /**
     * Returns the probability that a guess is right, in [0, 1].
     *
     * @param belief the probability before any outcome is known
     */
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
