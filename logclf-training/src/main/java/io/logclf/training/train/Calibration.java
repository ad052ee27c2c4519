package io.logclf.training.train;

import io.logclf.head.Confidence;
import io.logclf.head.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How sure the lexical stage and the embedding stage behind it may be, and from which confidence on each decides, so that what the two decide
 * together is right as often as promised on texts of templates, or systems, that training has not seen. One threshold serves all labels:
 * those of single labels would hang on a handful of predictions, and a few wrong labels in training would switch whole labels off.
 *
 * @param lexical the confidence of n-grams alone
 * @param lexicalThresholds at which they decide alone
 * @param embedding the confidence of both heads
 * @param embeddingThresholds at which both decide what the n-grams have left
 */
record Calibration(
        Confidence lexical, Thresholds lexicalThresholds, Confidence embedding, Thresholds embeddingThresholds) {

    /** What the promise {@code balanced} means, unless less was asked for. */
    static final double BALANCED_PRECISION = 0.85;

    /**
     * The share of the n-grams in the logarithm of a probability; the embedding has the rest. Best of 0 to 1 in steps of a tenth with kinds
     * of systems left out.
     */
    static final double NGRAM_SHARE = 0.65;

    /** How many predictions the mean confidence counts for beside those counted: the lowest of many thresholds is too low by chance. */
    private static final double EXPECTED = 100;

    /**
     * @param heldOut the same texts, split in one way or several
     * @param mayDecide whether a label, by its number, may be given
     * @param target the share of right decisions that {@code sure} promises
     */
    static Calibration of(List<HeldOut> heldOut, IntPredicate mayDecide, double target) {
        List<Prediction> ngrams = new ArrayList<>();
        List<Prediction> both = new ArrayList<>();
        int texts = 0;
        for (HeldOut split : heldOut) {
            int offset = texts;
            texts += split.size();
            Prediction.of(split, 1, mayDecide).forEach(prediction -> ngrams.add(moved(prediction, offset)));
            Prediction.of(split, NGRAM_SHARE, mayDecide).forEach(prediction -> both.add(moved(prediction, offset)));
        }
        int labels = heldOut.get(0).labels().size();
        ConfidenceFitter.Fit lexical = ConfidenceFitter.fit(ngrams, labels);
        ConfidenceFitter.Fit embedding = ConfidenceFitter.fit(both, labels);
        List<Scored> alone = scored(ngrams, lexical.confidence());
        List<Scored> together = scored(both, embedding.confidence());
        double noise = embedding.noise();
        double balanced = Math.min(target, BALANCED_PRECISION);
        double sureAlone = threshold(List.of(), alone, agreement(halfAsManyWrong(target), noise, labels));
        double balancedAlone = threshold(List.of(), alone, agreement(halfAsManyWrong(balanced), noise, labels));
        Thresholds lexicalThresholds = new Thresholds(sureAlone, balancedAlone, balancedAlone);
        Thresholds embeddingThresholds = new Thresholds(
                behind(alone, sureAlone, together, agreement(target, noise, labels)),
                behind(alone, balancedAlone, together, agreement(balanced, noise, labels)),
                0);
        return new Calibration(lexical.confidence(), lexicalThresholds, embedding.confidence(), embeddingThresholds);
    }

    /** How often decisions agree with the labels of texts, some of which are wrong, if this share of the decisions is right. */
    private static double agreement(double precision, double noise, int labels) {
        return precision * (1 - noise) + noise / labels;
    }

    /** What a first stage must reach so that the one behind it, which knows more, loses nothing by it. */
    private static double halfAsManyWrong(double precision) {
        return (1 + precision) / 2;
    }

    /** A prediction with its confidence. */
    private record Scored(int text, double confidence, boolean right) {}

    /** Texts of another split get numbers of their own. */
    private static Prediction moved(Prediction prediction, int offset) {
        return new Prediction(
                prediction.text() + offset,
                prediction.label(),
                prediction.probability(),
                prediction.unseen(),
                prediction.right());
    }

    private static List<Scored> scored(List<Prediction> predictions, Confidence confidence) {
        return predictions.stream()
                .map(prediction -> new Scored(
                        prediction.text(),
                        confidence.of(prediction.probability(), prediction.unseen(), 0),
                        prediction.right()))
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed())
                .toList();
    }

    /** Returns the threshold of a stage for the texts that the stage before it leaves, such that both together keep the promise. */
    private static double behind(List<Scored> first, double firstThreshold, List<Scored> second, double target) {
        List<Scored> decided = firstThreshold < 1
                ? first.stream()
                        .filter(scored -> scored.confidence() >= firstThreshold)
                        .toList()
                : List.of();
        Set<Integer> texts = new HashSet<>();
        decided.forEach(scored -> texts.add(scored.text()));
        return threshold(
                decided,
                second.stream().filter(scored -> !texts.contains(scored.text())).toList(),
                target);
    }

    /**
     * Returns the lowest confidence from which on predictions are right often enough, together with those decided before; 1 if there is
     * none.
     *
     * @param sorted from the surest on
     */
    private static double threshold(List<Scored> before, List<Scored> sorted, double target) {
        double count = before.size();
        double right = before.stream().filter(Scored::right).count();
        double expected = before.stream().mapToDouble(Scored::confidence).sum();
        double threshold = 1;
        for (int i = 0; i < sorted.size(); i++) {
            count++;
            right += sorted.get(i).right() ? 1 : 0;
            expected += sorted.get(i).confidence();
            boolean last = i + 1 == sorted.size()
                    || sorted.get(i + 1).confidence() < sorted.get(i).confidence();
            if (last && right + EXPECTED * expected / count >= target * (count + EXPECTED)) {
                threshold = sorted.get(i).confidence();
            }
        }
        return threshold;
    }
}
