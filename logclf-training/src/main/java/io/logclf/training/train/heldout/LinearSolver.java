package io.logclf.training.train.heldout;

/** Solves the small systems of linear equations of Fisher scoring. No library is needed for three unknowns. */
final class LinearSolver {

    private LinearSolver() {}

    /**
     * Returns x of {@code A x = b} by Gaussian elimination. There is no pivoting, which a positive definite
     * matrix does not need; a singular one gives infinities. Changes neither argument.
     *
     * @param matrix A, positive definite, by row
     * @param right b, as long as A is high
     */
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
