package io.logclf.head;

import io.logclf.api.AbstainReason;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a verdict of the scores of a head. The likeliest label is decided if the confidence in it reaches
 * its threshold. Where "none of these" is likelier than every label, the stage abstains with {@link
 * AbstainReason#NO_LABEL_FITS}; where only its being unfamiliar keeps a message below the threshold, with
 * {@link AbstainReason#UNFAMILIAR}; else with {@link AbstainReason#LOW_CONFIDENCE}. A threshold of 0
 * decides the likeliest label whatever there is against it, and one of 1 never.
 *
 * <p>Every verdict lists the likeliest labels. The first has the confidence as its score; what that differs
 * from the label's probability, the others have more or less in proportion. Immutable and safe for
 * concurrent use.
 *
 * <pre>{@code
 * Decider decider = Decider.of(labels, Optional.empty(), confidence, List.of(0.9, 0.9, 0.99));
 * Verdict verdict = decider.verdict(head.scores(features), unseenShare, 0, top -> evidence);
 * }</pre>
 */
public final class Decider {

    /** How many labels a verdict lists. */
    private static final int TOP_LABELS = 3;

    private static final int NO_LABEL = -1;

    private final List<Label> labels;
    /** The number of "none of these" among the labels. */
    private final int none;

    private final Confidence confidence;
    /** By label, in the order of scores. */
    private final double[] thresholds;

    private Decider(List<Label> labels, int none, Confidence confidence, double[] thresholds) {
        this.labels = labels;
        this.none = none;
        this.confidence = confidence;
        this.thresholds = thresholds;
    }

    /**
     * Returns a decider.
     *
     * @param labels in the order of scores
     * @param none the one among them, if any, that means "none of these"
     * @param thresholds the lowest confidence at which each label is decided, inclusive; in [0, 1]
     * @throws IllegalArgumentException if there is not one threshold in [0, 1] for each label
     */
    public static Decider of(List<Label> labels, Optional<Label> none, Confidence confidence, List<Double> thresholds) {
        double[] values = thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length != labels.size() || !thresholds.stream().allMatch(t -> t >= 0 && t <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be " + labels.size() + " numbers in [0, 1]: " + thresholds);
        }
        return new Decider(List.copyOf(labels), none.map(labels::indexOf).orElse(NO_LABEL), confidence, values);
    }

    /**
     * Returns the verdict on a message.
     *
     * @param scores by label, logarithms of probabilities but for a constant
     * @param unseen the share of its words that training has not seen, in [0, 1]
     * @param distance from the training data; 0 or more
     * @param evidence makes the evidence of a decision of the likeliest labels, best first
     */
    public Verdict verdict(
            double[] scores, double unseen, double distance, Function<List<ScoredLabel>, Evidence> evidence) {
        double[] probabilities = Softmax.probabilities(scores);
        int best = best(probabilities);
        double sure = confidence.of(probabilities[best], unseen, distance);
        List<ScoredLabel> top = top(probabilities, best, sure);
        double threshold = thresholds[best];
        boolean nothingFits = none != NO_LABEL && probabilities[none] > probabilities[best];
        if (threshold == 0 || (sure >= threshold && threshold < 1 && !nothingFits)) {
            return new Verdict.Decided(labels.get(best), sure, top, evidence.apply(top));
        }
        if (nothingFits) {
            return new Verdict.Abstained(
                    AbstainReason.NO_LABEL_FITS,
                    "'" + labels.get(none) + "' is likelier than any label: " + Digits.down(probabilities[none]),
                    top);
        }
        if (threshold == 1) {
            return new Verdict.Abstained(
                    AbstainReason.LOW_CONFIDENCE, "'" + labels.get(best) + "' is never decided by this stage", top);
        }
        boolean unfamiliar = confidence.of(probabilities[best], 0, 0) >= threshold;
        return new Verdict.Abstained(
                unfamiliar ? AbstainReason.UNFAMILIAR : AbstainReason.LOW_CONFIDENCE,
                "confidence " + Digits.below(sure, threshold) + ", below " + Digits.up(threshold)
                        + (unfamiliar ? why(unseen) : ""),
                top);
    }

    private String why(double unseen) {
        String words = Digits.down(unseen) + " of its words are unknown";
        return ", as " + (confidence.distance() > 0 ? "it is far from the training data, and " + words : words);
    }

    /**
     * Returns the verdict where something other than the scores speaks against a decision: an abstention, unless the promise is to decide
     * always.
     *
     * @param verdict what the scores alone say
     * @param detail what speaks against it
     */
    public Verdict against(Verdict verdict, AbstainReason reason, String detail) {
        boolean always = verdict instanceof Verdict.Decided decided && thresholds[labels.indexOf(decided.label())] == 0;
        return always ? verdict : new Verdict.Abstained(reason, detail, verdict.alternatives());
    }

    /** Returns the likeliest label, the first of several; never "none of these". */
    private int best(double[] probabilities) {
        int best = NO_LABEL;
        for (int label = 0; label < probabilities.length; label++) {
            if (label != none && (best == NO_LABEL || probabilities[label] > probabilities[best])) {
                best = label;
            }
        }
        return best;
    }

    /**
     * Returns the likeliest labels with their scores, which add up to at most 1: the best one has the
     * confidence, and the rest of the probability is spread over the others as the head has it.
     */
    private List<ScoredLabel> top(double[] probabilities, int best, double sure) {
        double probability = probabilities[best];
        // Where "none" is certain, all labels may have the probability 0.
        double shrunk = probability == 0 ? 0 : sure / probability;
        double factor = sure <= probability ? shrunk : (1 - sure) / (1 - probability);
        List<ScoredLabel> top = new ArrayList<>(TOP_LABELS);
        top.add(new ScoredLabel(labels.get(best), sure));
        int last = best;
        while (top.size() < TOP_LABELS) {
            int next = NO_LABEL;
            for (int label = 0; label < probabilities.length; label++) {
                boolean follows = probabilities[label] < probabilities[last]
                        || (probabilities[label] == probabilities[last] && label > last);
                if (label != none && follows && (next == NO_LABEL || probabilities[label] > probabilities[next])) {
                    next = label;
                }
            }
            if (next == NO_LABEL) {
                break;
            }
            top.add(new ScoredLabel(labels.get(next), factor * probabilities[next]));
            last = next;
        }
        return top;
    }
}
