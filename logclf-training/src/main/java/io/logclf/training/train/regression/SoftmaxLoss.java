package io.logclf.training.train.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The mean cross-entropy of multinomial logistic regression with a penalty on squared weights, but not on
 * biases (Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4), and its gradient.
 *
 * Parameters are preconditioned: those of a label are {@code L^T w}, where {@code L L^T} is Boehning's
 * bound of the curvature (Multinomial logistic regression algorithm, 1992), half the second moments of the
 * rows plus the penalty. In these, no direction is much steeper than another, and a minimizer takes tens of
 * steps where it took hundreds: embeddings of sentences share most of their direction.
 *
 * The rows are transformed once, in the constructor, in {@code O(n d^2)}; a step then costs {@code O(n d
 * k)} for n examples of d components and k labels. Parameters are k times d numbers, a row for each label.
 * Not safe for concurrent use.
 */
final class SoftmaxLoss implements DifferentiableMultivariateFunction {

    /** So many examples stay in a processor's cache while each label goes through them. */
    private static final int BLOCK = 128;

    private final List<Block> blocks = new ArrayList<>();
    private final int examples;
    private final int labels;
    private final int width;
    private final double penalty;
    /** The lower triangle L, by row. */
    private final double[][] factor;

    /**
     * @param rows a row for each example, with a one at the end
     * @param classes the label of each example, from 0
     * @param penalty times half the squared weights is added to the mean loss; positive
     */
    SoftmaxLoss(double[][] rows, int[] classes, int labels, double penalty) {
        this.examples = rows.length;
        this.labels = labels;
        this.width = rows[0].length;
        this.penalty = penalty;
        this.factor = factor(rows);
        for (int from = 0; from < examples; from += BLOCK) {
            int to = Math.min(from + BLOCK, examples);
            double[][] columns = preconditioned(transposed(Arrays.copyOfRange(rows, from, to)));
            blocks.add(new Block(transposed(columns), columns, Arrays.copyOfRange(classes, from, to)));
        }
    }

    /** Some preconditioned examples, by example and by column: with both, all sums run along arrays. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Block(double[][] rows, double[][] columns, int[] classes) {}

    /** Returns how many parameters there are. */
    int parameters() {
        return labels * width;
    }

    @Override
    public double f(double[] parameters) {
        return g(parameters, new double[parameters.length]);
    }

    @Override
    public double g(double[] parameters, double[] gradient) {
        double[][] sums = new double[labels][width];
        double loss = 0;
        for (Block block : blocks) {
            loss += addGradient(block, parameters, sums) / examples;
        }
        double[][] weights = coefficients(parameters);
        for (int label = 0; label < labels; label++) {
            weights[label][width - 1] = 0;
            for (double weight : weights[label]) {
                loss += penalty / 2 * weight * weight;
            }
        }
        double[][] pulls = transposed(preconditioned(transposed(weights)));
        for (int label = 0; label < labels; label++) {
            addTimes(penalty, pulls[label], sums[label], width);
            System.arraycopy(sums[label], 0, gradient, label * width, width);
        }
        return loss;
    }

    /** Adds the examples' part of the gradient to that of each label, and returns the sum of their losses. */
    private double addGradient(Block block, double[] parameters, double[][] sums) {
        int count = block.rows().length;
        double[][] scores = new double[labels][count];
        for (int label = 0; label < labels; label++) {
            for (int i = 0; i < width; i++) {
                addTimes(parameters[label * width + i], block.columns()[i], scores[label], count);
            }
        }
        double loss = toErrors(scores, block.classes());
        for (int label = 0; label < labels; label++) {
            for (int i = 0; i < count; i++) {
                addTimes(scores[label][i] / examples, block.rows()[i], sums[label], width);
            }
        }
        return loss;
    }

    /** Returns the weights of each label with its bias at the end: {@code L^-T} times its parameters. */
    double[][] coefficients(double[] parameters) {
        double[][] coefficients = new double[labels][];
        for (int label = 0; label < labels; label++) {
            coefficients[label] = Arrays.copyOfRange(parameters, label * width, (label + 1) * width);
            solveTransposed(coefficients[label]);
        }
        return coefficients;
    }

    /** Puts probabilities, less one for the right label, where scores were; returns the sum of the losses. */
    private static double toErrors(double[][] scores, int[] classes) {
        double loss = 0;
        for (int i = 0; i < classes.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] ofLabel : scores) {
                most = Math.max(most, ofLabel[i]);
            }
            double right = scores[classes[i]][i];
            double sum = 0;
            for (double[] ofLabel : scores) {
                ofLabel[i] = Math.exp(ofLabel[i] - most);
                sum += ofLabel[i];
            }
            for (double[] ofLabel : scores) {
                ofLabel[i] /= sum;
            }
            scores[classes[i]][i] -= 1;
            loss += most + Math.log(sum) - right;
        }
        return loss;
    }

    /** Solves {@code L x = row} for each row, in place; the rows come by column. */
    private double[][] preconditioned(double[][] columns) {
        int count = columns[0].length;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                addTimes(-factor[i][j], columns[j], columns[i], count);
            }
            for (int example = 0; example < count; example++) {
                columns[i][example] /= factor[i][i];
            }
        }
        return columns;
    }

    /** The lower triangle whose product with its transpose bounds the curvature (Cholesky's decomposition). */
    private double[][] factor(double[][] rows) {
        double[][] lower = new double[width][width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                addTimes(0.5 * row[i] / examples, row, lower[i], i + 1);
            }
        }
        for (int i = 0; i < width; i++) {
            lower[i][i] += penalty;
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j] - RowSpace.dot(lower[i], lower[j], j);
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    /** Solves {@code L^T x = values} in place. */
    private void solveTransposed(double[] values) {
        for (int i = width - 1; i >= 0; i--) {
            double value = values[i] / factor[i][i];
            values[i] = value;
            for (int j = 0; j < i; j++) {
                values[j] -= factor[i][j] * value;
            }
        }
    }

    /** Returns rows as columns. */
    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < result.length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    /**
     * Adds multiples of values to sums: the inner loop of everything here, which the JIT makes SIMD code
     * of.
     */
    private static void addTimes(double times, double[] values, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += times * values[i];
        }
    }
}
