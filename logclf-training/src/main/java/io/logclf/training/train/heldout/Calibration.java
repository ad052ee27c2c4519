package io.logclf.training.train.heldout;

import io.logclf.head.Confidence;
import io.logclf.head.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntPredicate;

/**
 * How sure the lexical stage and the embedding stage behind it may be, and from which confidence on each
 * decides, so that what the two decide together is right as often as promised on texts of templates, or
 * systems, that training has not seen.
 *
 * Where background messages stand for other systems, no larger share of them is decided than may be wrong of the decisions on texts, or one
 * in fifty.
 *
 * One threshold serves all labels. Thresholds for single labels would rest on a handful of held-out
 * predictions each, and a few wrong labels in the training data would switch whole labels off.
 *
 * The n-grams decide first and alone, so their threshold is set for half as many errors as promised: what
 * they decide wrongly the embedding, which knows more, never sees. The threshold of both heads is then the
 * lowest one with which everything decided so far, by either, keeps the promise.
 *
 * @param lexical the confidence of n-grams alone
 * @param lexicalThresholds at which they decide alone; the promise {@code always} decides there as {@code
 *     balanced} does
 * @param embedding the confidence of both heads
 * @param embeddingThresholds at which both decide what the n-grams have left; 0 for the promise {@code
 *     always}
 */
record Calibration(
        Confidence lexical, Thresholds lexicalThresholds, Confidence embedding, Thresholds embeddingThresholds) {

    /**
     * The share of right decisions that the promise {@code balanced} stands for, unless {@code sure} was
     * given a lower one.
     */
    static final double BALANCED_PRECISION = 0.85;

    /**
     * The share of the n-grams in the logarithm of a probability; the embedding has the rest. Best of 0 to
     * 1 in steps of a tenth with kinds of systems left out.
     */
    static final double NGRAM_SHARE = 0.65;

    /**
     * The lowest threshold of a promise. Where heads are right more often than promised on any text, every
     * threshold would keep the promise on texts like those held out, and a message of an unknown system would
     * get a label that is likelier wrong than right by the stage's own estimate.
     */
    private static final double LEAST_THRESHOLD = 0.5;

    /**
     * The share of background messages that any promise may decide: they are general, so that a few are like lines of most logs.
     */
    private static final double LEAST_BACKGROUND = 0.02;

    /**
     * How many predictions the mean confidence counts for, in addition to those that are counted. The
     * lowest of many thresholds that reach a target by counting alone is too low by chance; mixing in what
     * the confidences themselves say pulls it back.
     */
    private static final double EXPECTED = 100;

    /**
     * Calibrates both stages on the same held-out texts.
     *
     * @param heldOut the same texts, split in one way or several; a text counts once for each split
     * @param mayDecide whether a label, by its number, may be given: not the label of "none of these", and
     *     none that has too few rows
     * @param target the share of right decisions that {@code sure} promises, in (0, 1]
     */
    static Calibration of(List<HeldOut> heldOut, IntPredicate mayDecide, double target) {
        List<Prediction> ngrams = new ArrayList<>();
        List<Prediction> both = new ArrayList<>();
        int texts = 0;
        for (HeldOut split : heldOut) {
            int offset = texts;
            texts += split.size();
            for (Prediction prediction : Prediction.of(split, 1, mayDecide)) {
                ngrams.add(prediction.ofText(prediction.text() + offset).withoutDistance());
            }
            for (Prediction prediction : Prediction.of(split, NGRAM_SHARE, mayDecide)) {
                both.add(prediction.ofText(prediction.text() + offset));
            }
        }
        int labels = heldOut.get(0).labels().size();
        ConfidenceFitter.Fit lexical = ConfidenceFitter.fit(ngrams, labels);
        ConfidenceFitter.Fit embedding = ConfidenceFitter.fit(both, labels);
        List<Scored> alone = scored(ngrams, lexical.confidence());
        List<Scored> together = scored(both, embedding.confidence());
        double noise = embedding.noise();
        int background = heldOut.stream().mapToInt(HeldOut::backgroundMessages).sum();
        DoubleFunction<Limits> limits = promised ->
                new Limits(agreement(promised, noise, labels), background * Math.max(1 - promised, LEAST_BACKGROUND));
        DoubleFunction<Limits> ofFirst = promised -> new Limits(
                agreement(halfAsManyWrong(promised), noise, labels),
                limits.apply(promised).background() / 2);
        double balanced = Math.min(target, BALANCED_PRECISION);
        double sureAlone = threshold(List.of(), alone, ofFirst.apply(target));
        double balancedAlone = threshold(List.of(), alone, ofFirst.apply(balanced));
        Thresholds lexicalThresholds = new Thresholds(sureAlone, balancedAlone, balancedAlone);
        Thresholds embeddingThresholds = new Thresholds(
                behind(alone, sureAlone, together, limits.apply(target)),
                behind(alone, balancedAlone, together, limits.apply(balanced)),
                0);
        return new Calibration(lexical.confidence(), lexicalThresholds, embedding.confidence(), embeddingThresholds);
    }

    /**
     * Returns how often decisions agree with the labels of texts, some of which are wrong, if this share of
     * the decisions is right.
     *
     * A wrong label is taken to be drawn evenly from all labels, so that a wrongly labelled text still
     * agrees with a right decision once in {@code labels} times. A promise is about truth, and only
     * agreement can be counted.
     *
     * @param noise the share of labels that are likely wrong
     */
    private static double agreement(double precision, double noise, int labels) {
        return precision * (1 - noise) + noise / labels;
    }

    /**
     * Returns what a first stage must reach so that the one behind it, which knows more, loses nothing by
     * it: half the share of wrong decisions.
     */
    private static double halfAsManyWrong(double precision) {
        return (1 + precision) / 2;
    }

    /** A prediction with its calibrated confidence, all that a threshold depends on. */
    private record Scored(int text, double confidence, boolean right, boolean labelled) {}

    /**
     * What a threshold must keep.
     *
     * @param agreement the least share of decisions on texts that agree with their labels
     * @param background how many background messages may be decided at most
     */
    private record Limits(double agreement, double background) {}

    /** Returns predictions by falling confidence. */
    private static List<Scored> scored(List<Prediction> predictions, Confidence confidence) {
        return predictions.stream()
                .map(prediction -> new Scored(
                        prediction.text(),
                        confidence.of(prediction.probability(), prediction.unseen(), prediction.distance()),
                        prediction.right(),
                        prediction.labelled()))
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed())
                .toList();
    }

    /**
     * Returns the threshold of a stage for the texts that the stage before it leaves, such that both
     * together keep the promise.
     *
     * @param first predictions of the stage before, by falling confidence
     * @param firstThreshold of the stage before; 1 if it decides nothing
     * @param second predictions of the stage, by falling confidence, for all texts
     */
    private static double behind(List<Scored> first, double firstThreshold, List<Scored> second, Limits limits) {
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
                limits);
    }

    /**
     * Returns the lowest confidence, {@link #LEAST_THRESHOLD} or more, from which on predictions are right often
     * enough and few background messages are decided, together with those decided before; 1 if there is none.
     *
     * Goes through the predictions once. Predictions of equal confidence are decided together or not at
     * all, as no threshold lies between them. The counted share of right ones is mixed with the mean
     * confidence as if that were {@link #EXPECTED} predictions more.
     *
     * @param before what is decided already, in any order
     * @param sorted what may be decided in addition, by falling confidence
     */
    private static double threshold(List<Scored> before, List<Scored> sorted, Limits limits) {
        Decided decided = new Decided();
        before.forEach(decided::add);
        double threshold = 1;
        for (int i = 0; i < sorted.size(); i++) {
            double confidence = sorted.get(i).confidence();
            decided.add(sorted.get(i));
            boolean last = i + 1 == sorted.size() || sorted.get(i + 1).confidence() < confidence;
            if (last && confidence >= LEAST_THRESHOLD && decided.keeps(limits)) {
                threshold = confidence;
            }
        }
        return threshold;
    }

    /** Counts what is decided. */
    private static final class Decided {

        private int texts;
        private int right;
        private double expected;
        private int background;

        void add(Scored scored) {
            if (scored.labelled()) {
                texts++;
                right += scored.right() ? 1 : 0;
                expected += scored.confidence();
            } else {
                background++;
            }
        }

        boolean keeps(Limits limits) {
            return background <= limits.background()
                    && texts > 0
                    && right + EXPECTED * expected / texts >= limits.agreement() * (texts + EXPECTED);
        }
    }
}
