package io.logclf.embedding;

/**
 * The covariance of samples around 0, shrunk towards a multiple of the identity, as it must be where there are fewer samples than
 * dimensions (Ledoit and Wolf, A well-conditioned estimator for large-dimensional covariance matrices, Journal of Multivariate
 * Analysis 88, 2004). Not safe for concurrent use.
 */
final class Covariance {

    /** The identity's share. Between 0.1 and 0.5 it makes little difference ({@code docs/decisions.md}). */
    private static final double SHRINKAGE = 0.3;

    private final int dimension;
    /** Sums of products; the lower triangle. */
    private final double[][] sums;

    private int samples;

    Covariance(int dimension) {
        this.dimension = dimension;
        this.sums = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            sums[i] = new double[i + 1];
        }
    }

    /** Adds a sample, the difference of a template from the mean of its label. */
    void add(double[] sample) {
        samples++;
        for (int i = 0; i < dimension; i++) {
            double[] row = sums[i];
            double factor = sample[i];
            for (int k = 0; k <= i; k++) {
                row[k] += factor * sample[k];
            }
        }
    }

    /** Returns a matrix W, row by row, with W C W^T = I for the shrunk covariance C: the inverse of its Cholesky factor. */
    float[] whitening() {
        double[][] lower = cholesky(shrunk());
        float[] whitening = new float[dimension * dimension];
        double[] column = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            for (int i = k; i < dimension; i++) {
                double rest = (i == k ? 1 : 0) - dot(lower[i], column, k, i);
                column[i] = rest / lower[i][i];
                whitening[i * dimension + k] = (float) column[i];
            }
        }
        return whitening;
    }

    /** Returns the lower triangle of the shrunk covariance. */
    private double[][] shrunk() {
        double trace = 0;
        for (int i = 0; i < dimension; i++) {
            trace += sums[i][i] / samples;
        }
        // Without any spread, all directions are as far.
        double mean = trace > 0 ? trace / dimension : 1 / SHRINKAGE;
        double[][] shrunk = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            shrunk[i] = new double[i + 1];
            for (int k = 0; k <= i; k++) {
                shrunk[i][k] = (1 - SHRINKAGE) * sums[i][k] / samples;
            }
            shrunk[i][i] += SHRINKAGE * mean;
        }
        return shrunk;
    }

    /** Returns the lower triangular L with L L^T = the matrix, which shrinkage has made positive definite. */
    private static double[][] cholesky(double[][] matrix) {
        double[][] lower = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            lower[i] = new double[i + 1];
            for (int k = 0; k <= i; k++) {
                double rest = matrix[i][k] - dot(lower[i], lower[k], 0, k);
                lower[i][k] = i == k ? Math.sqrt(rest) : rest / lower[k][k];
            }
        }
        return lower;
    }

    /** Returns a sum of products, by four sums, as each addition to one would wait for the one before. */
    private static double dot(double[] a, double[] b, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }
}
