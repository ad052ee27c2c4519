package io.logclf.training.train.regression;

import io.logclf.head.Ngrams;
import java.util.Arrays;
import java.util.List;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The mean cross-entropy of multinomial logistic regression over n-grams with a penalty on squared weights,
 * but not on biases, and its gradient.
 *
 * Parameters are scaled one by one: a weight is its parameter divided by the square root of a bound of the
 * curvature in its direction, so that rare n-grams are learned in as few steps as frequent ones. A full
 * preconditioner as in {@link SoftmaxLoss} is out of the question for so many features.
 *
 * Parameters are a row of labels for each n-gram that occurs, or several that no example tells apart
 * ({@link EqualFeatures}), and a row of biases at the end. Buckets that do not occur have the weight 0 at
 * the minimum, and no parameter. Not safe for concurrent use.
 */
final class NgramLoss implements DifferentiableMultivariateFunction {

    /**
     * The variance p (1 - p) of a label's probability, which the curvature has as a factor, where ten
     * labels are equally likely. A factor common to all scales only sets the length of the first step.
     */
    private static final double VARIANCE = 0.1;

    private final EqualFeatures features;
    /** For each example its features, and their values. */
    private final int[][] rows;

    private final float[][] values;
    private final int[] classes;
    private final double[] shares;
    private final int labels;
    private final double penalty;
    /** For each row of parameters, what a parameter is multiplied by to be a weight. */
    private final double[] scales;

    /**
     * @param buckets of each example
     * @param values of the buckets, in their order
     * @param classes the label of each example, from 0
     * @param shares how much each example counts; they add up to 1
     * @param penalty times half the squared weights is added to the mean loss; positive
     */
    NgramLoss(List<int[]> buckets, List<float[]> values, int[] classes, double[] shares, int labels, double penalty) {
        this.features = new EqualFeatures(Ngrams.BUCKETS, buckets, values);
        this.rows = features.rows();
        this.values = features.values();
        this.classes = classes;
        this.shares = shares;
        this.labels = labels;
        this.penalty = penalty;
        this.scales = scales();
    }

    /**
     * Returns the inverse square root of the bound of the curvature: the second moment of each feature
     * times the variance, plus the penalty.
     */
    private double[] scales() {
        int occurring = features.count();
        double[] curvature = new double[occurring + 1];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                curvature[rows[row][i]] += shares[row] * values[row][i] * values[row][i];
            }
        }
        curvature[occurring] = 1;
        for (int i = 0; i <= occurring; i++) {
            curvature[i] = 1 / Math.sqrt(VARIANCE * curvature[i] + penalty);
        }
        return curvature;
    }

    /** Returns how many parameters there are. */
    int parameters() {
        return scales.length * labels;
    }

    @Override
    public double f(double[] parameters) {
        return g(parameters, new double[parameters.length]);
    }

    @Override
    public double g(double[] parameters, double[] gradient) {
        double[] weights = weights(parameters);
        Arrays.fill(gradient, 0);
        double[] scores = new double[labels];
        double loss = 0;
        for (int row = 0; row < rows.length; row++) {
            score(weights, row, scores);
            loss += shares[row] * toErrors(scores, classes[row]);
            addGradient(row, scores, gradient);
        }
        int biases = weights.length - labels;
        for (int i = 0; i < weights.length; i++) {
            if (i < biases) {
                loss += penalty / 2 * weights[i] * weights[i];
                gradient[i] += penalty * weights[i];
            }
            gradient[i] *= scales[i / labels];
        }
        return loss;
    }

    /** Puts the scores of an example's labels into an array. */
    private void score(double[] weights, int row, double[] scores) {
        System.arraycopy(weights, weights.length - labels, scores, 0, labels);
        for (int i = 0; i < rows[row].length; i++) {
            int from = rows[row][i] * labels;
            float value = values[row][i];
            for (int label = 0; label < labels; label++) {
                scores[label] += value * weights[from + label];
            }
        }
    }

    /**
     * Adds what an example pulls at the weights of its buckets and at the biases.
     *
     * @param errors probabilities less truth, by label; they are multiplied by the example's share
     */
    private void addGradient(int row, double[] errors, double[] gradient) {
        int biases = gradient.length - labels;
        for (int label = 0; label < labels; label++) {
            errors[label] *= shares[row];
            gradient[biases + label] += errors[label];
        }
        for (int i = 0; i < rows[row].length; i++) {
            int from = rows[row][i] * labels;
            float value = values[row][i];
            for (int label = 0; label < labels; label++) {
                gradient[from + label] += value * errors[label];
            }
        }
    }

    /** Puts probabilities, less one for the right label, where scores were; returns the loss. */
    private static double toErrors(double[] scores, int right) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double ofRight = scores[right];
        double sum = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = Math.exp(scores[label] - most);
            sum += scores[label];
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= sum;
        }
        scores[right] -= 1;
        return most + Math.log(sum) - ofRight;
    }

    private double[] weights(double[] parameters) {
        double[] weights = new double[parameters.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = parameters[i] * scales[i / labels];
        }
        return weights;
    }

    /** Returns a row of labels for each of all buckets; 0 for those that do not occur. */
    float[] weightsOfBuckets(double[] parameters) {
        double[] weights = weights(parameters);
        float[] all = new float[Ngrams.BUCKETS * labels];
        for (int bucket = 0; bucket < Ngrams.BUCKETS; bucket++) {
            int feature = features.united(bucket);
            for (int label = 0; feature >= 0 && label < labels; label++) {
                all[bucket * labels + label] = (float) (weights[feature * labels + label] / features.divisor(feature));
            }
        }
        return all;
    }

    /** Returns the bias of each label. */
    float[] bias(double[] parameters) {
        double[] weights = weights(parameters);
        float[] bias = new float[labels];
        for (int label = 0; label < labels; label++) {
            bias[label] = (float) weights[weights.length - labels + label];
        }
        return bias;
    }
}
