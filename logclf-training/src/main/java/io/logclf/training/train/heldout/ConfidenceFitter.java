package io.logclf.training.train.heldout;

import io.logclf.head.Confidence;
import java.util.List;

/**
 * Fits a {@link Confidence} to predictions on held-out texts: a logistic regression of being right on two
 * features, the logit of the label's probability and the share of unseen words.
 *
 * Targets are those of Platt (Probabilistic outputs for support vector machines, 1999), {@code (right + 1)
 * / (right + 2)} and {@code 1 / (wrong + 2)} instead of 1 and 0, and the minimum is found by Fisher
 * scoring, which for three parameters takes a few solutions of a 3 x 3 system.
 *
 * Some labels of the training data are expected to be wrong: a prediction that is right agrees with its
 * text's label only with the probability {@code (1 - noise) c + noise / k}, where c is the confidence and k
 * the number of labels. If all labels were trusted, a few wrong ones would make all confidences low. Shares
 * of wrong labels are tried in ascending order, and the likeliest is taken ({@code docs/training.md} has what
 * that gives where labels are wrong).
 *
 * Background messages have no label that could be wrong: being sure of one is always a mistake. Where their distances are known, these tell
 * them apart ({@link DistanceFitter}). Where not, they teach the weights of the logit and of unseen words, and the intercept is then fitted to
 * the texts, so that a confidence is in any case that of a new template of the same systems.
 *
 * A prior on the three values counts as much as a few predictions, so that few predictions cannot make a
 * stage sure of everything.
 */
final class ConfidenceFitter {

    /** Shares of wrong labels that are tried. */
    private static final double[] NOISES = {0, 0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12};

    /**
     * Where there is nothing to learn from: the probability as it is, and a message of unknown words only
     * has its odds cut by e^3.
     */
    private static final double[] PRIOR = {0, 1, 3};

    /** The precision of the prior on each value. */
    private static final double[] WEIGHTS = {1, 4, 1};

    /** The least weight of the logit: with none, every probability would have the same confidence. */
    private static final double LEAST_SLOPE = 0.1;
    /** How far from 0 and 1 probabilities are kept, whose logits are infinite. */
    private static final double EDGE = 1e-6;
    /** Steps of Fisher scoring at most. With changes bounded to 1 in each value, 30 reach any sensible minimum. */
    private static final int STEPS = 30;
    /** Below this, no change of a value shows in a confidence; a few steps are enough for most data. */
    private static final double NO_CHANGE = 1e-10;

    private final int labels;
    private final double ofRight;
    private final double ofWrong;

    private ConfidenceFitter(List<Prediction> predictions, int labels) {
        this.labels = labels;
        double right = predictions.stream().filter(Prediction::right).count();
        this.ofRight = (right + 1) / (right + 2);
        this.ofWrong = 1 / (predictions.size() - right + 2);
    }

    /**
     * What was fitted.
     *
     * @param noise the share of labels that are likely wrong
     */
    record Fit(Confidence confidence, double noise) {}

    /**
     * Fits to predictions.
     *
     * @param predictions of held-out texts; with none, the result is the prior
     * @param labels how many labels there are, at least 2
     */
    static Fit fit(List<Prediction> predictions, int labels) {
        List<Prediction> texts =
                predictions.stream().filter(Prediction::labelled).toList();
        ConfidenceFitter fitter = new ConfidenceFitter(texts, labels);
        double[] best = {};
        double noise = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double tried : NOISES) {
            double[] values = fitter.values(PRIOR, PRIOR.length, texts, tried);
            double loss = fitter.loss(values, texts, tried);
            if (loss < least) {
                least = loss;
                best = values;
                noise = tried;
            }
        }
        if (texts.size() == predictions.size()) {
            return new Fit(confidence(best), noise);
        }
        if (predictions.stream().anyMatch(prediction -> prediction.distance() > 0)) {
            return new Fit(DistanceFitter.withDistance(confidence(best), predictions), noise);
        }
        ConfidenceFitter ofAll = new ConfidenceFitter(predictions, labels);
        double[] weights = ofAll.values(PRIOR, PRIOR.length, predictions, noise);
        return new Fit(confidence(ofAll.values(weights, 1, texts, noise)), noise);
    }

    private static Confidence confidence(double[] values) {
        return new Confidence(values[0], Math.max(LEAST_SLOPE, values[1]), Math.max(0, values[2]), 0, 0);
    }

    /**
     * Returns the intercept, the weight of the logit and the weight of unseen words that are likeliest at a
     * share of wrong labels, by Fisher scoring.
     *
     * @param start the values to start from
     * @param free how many of them, from the first on, are fitted; the others stay as they are
     */
    private double[] values(double[] start, int free, List<Prediction> fitted, double noise) {
        double[] values = start.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[free];
            double[][] curvature = new double[free][free];
            for (int i = 0; i < free; i++) {
                gradient[i] = WEIGHTS[i] * (values[i] - PRIOR[i]);
                curvature[i][i] = WEIGHTS[i];
            }
            fitted.forEach(prediction -> add(prediction, noise, values, gradient, curvature));
            double[] change = LinearSolver.solve(curvature, gradient);
            double largest = 0;
            for (int i = 0; i < free; i++) {
                values[i] -= Math.max(-1, Math.min(1, change[i]));
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < NO_CHANGE) {
                break;
            }
        }
        return values;
    }

    /**
     * Adds the part of one prediction to the gradient of the loss, and to the expected curvature that
     * Fisher scoring uses in place of the second derivative.
     */
    private void add(Prediction prediction, double noise, double[] values, double[] gradient, double[][] curvature) {
        double[] features = features(prediction);
        double confidence = confidence(features, values);
        double ofLabel = prediction.labelled() ? noise : 0;
        double agrees = agreement(confidence, ofLabel);
        double steepness = (1 - ofLabel) * confidence * (1 - confidence);
        double slope = (agrees - target(prediction)) * steepness / (agrees * (1 - agrees));
        double bend = steepness * steepness / (agrees * (1 - agrees));
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += slope * features[i];
            for (int j = 0; j < gradient.length; j++) {
                curvature[i][j] += bend * features[i] * features[j];
            }
        }
    }

    /**
     * Returns the negative log-likelihood with the prior's penalty: what shares of wrong labels are
     * compared by.
     */
    private double loss(double[] values, List<Prediction> fitted, double noise) {
        double loss = 0;
        for (int i = 0; i < values.length; i++) {
            loss += WEIGHTS[i] / 2 * (values[i] - PRIOR[i]) * (values[i] - PRIOR[i]);
        }
        for (Prediction prediction : fitted) {
            double agrees = agreement(confidence(features(prediction), values), noise);
            double target = target(prediction);
            loss -= target * Math.log(agrees) + (1 - target) * Math.log(1 - agrees);
        }
        return loss;
    }

    /**
     * Returns the probability that a label agrees with a prediction of some confidence, where a share of
     * the labels is wrong.
     */
    private double agreement(double confidence, double noise) {
        return Math.max(EDGE, Math.min(1 - EDGE, (1 - noise) * confidence + noise / labels));
    }

    /**
     * Returns Platt's target: not quite 1 for a prediction that is right, not quite 0 for one that is
     * wrong.
     */
    private double target(Prediction prediction) {
        return prediction.right() ? ofRight : ofWrong;
    }

    private static double confidence(double[] features, double[] values) {
        double score = 0;
        for (int i = 0; i < values.length; i++) {
            score += values[i] * features[i];
        }
        return 1 / (1 + Math.exp(-score));
    }

    /**
     * Returns one, the logit of the probability, and the negated share of unseen words. Probabilities of 0
     * and 1 are moved inside, since they would outweigh all others.
     */
    private static double[] features(Prediction prediction) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, prediction.probability()));
        return new double[] {1, Math.log(inside / (1 - inside)), -prediction.unseen()};
    }
}
