package io.logclf.training.train;

/** Solves small systems of linear equations. */
final class Solver {

    private Solver() {}

    /** Returns x of {@code A x = b} by Gaussian elimination, for a positive definite A; changes neither. */
    static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[][] rows = new double[size][];
        double[] result = right.clone();
        for (int i = 0; i < size; i++) {
            rows[i] = matrix[i].clone();
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int i = pivot + 1; i < size; i++) {
                double factor = rows[i][pivot] / rows[pivot][pivot];
                for (int j = pivot; j < size; j++) {
                    rows[i][j] -= factor * rows[pivot][j];
                }
                result[i] -= factor * result[pivot];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                result[i] -= rows[i][j] * result[j];
            }
            result[i] /= rows[i][i];
        }
        return result;
    }
}
