package io.logclf.training.train.regression;

import java.util.Arrays;

/**
 * The space that fewer rows than dimensions span. The weights of a penalized regression lie in it (the representer theorem, Kimeldorf and
 * Wahba, 1971), so a fit needs as many parameters as rows: with 150 texts of 384 dimensions its decompositions cost a fifteenth.
 *
 * Coordinates are the rows of R, where {@code R R^T} is the Gram matrix of the rows (Cholesky's decomposition): lengths and angles are the
 * same in them, and so are scores and penalties. Immutable.
 */
final class RowSpace {

    /** Added to the squared length of each row, so that equal rows have coordinates too. Embeddings have length 1. */
    private static final double RIDGE = 1e-9;

    private final double[][] rows;
    /** The lower triangle R, by row. */
    private final double[][] lower;

    /** @param rows as many as there are examples, of one width */
    RowSpace(double[][] rows) {
        this.rows = rows;
        int count = rows.length;
        this.lower = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = dot(rows[i], rows[j], rows[i].length) - dot(lower[i], lower[j], j);
                lower[i][j] = i == j ? Math.sqrt(rest + RIDGE) : rest / lower[j][j];
            }
        }
    }

    /** Returns the coordinates of each row, as many as there are rows; new arrays. */
    double[][] coordinates() {
        return Arrays.stream(lower).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Returns the weights over a row's components that give it the same score as weights over its coordinates: {@code X^T R^-T v}.
     *
     * @param weights over coordinates
     */
    double[] inDimensions(double[] weights) {
        double[] shares = Arrays.copyOf(weights, rows.length);
        double[] result = new double[rows[0].length];
        for (int i = rows.length - 1; i >= 0; i--) {
            shares[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                shares[j] -= lower[i][j] * shares[i];
            }
            for (int k = 0; k < result.length; k++) {
                result[k] += shares[i] * rows[i][k];
            }
        }
        return result;
    }

    /** Returns the sum of the first products, by four sums, as each addition to one would wait for the one before. */
    static double dot(double[] a, double[] b, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }
}
