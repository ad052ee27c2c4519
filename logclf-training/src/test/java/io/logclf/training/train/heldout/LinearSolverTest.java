package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearSolverTest {

    @Test
    void solvesAndChangesNothing() {
        double[][] matrix = {{4, 1, 0}, {1, 3, 1}, {0, 1, 2}};
        double[] right = {6, 10, 8};
        assertThat(LinearSolver.solve(matrix, right)).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        assertThat(matrix).isDeepEqualTo(new double[][] {{4, 1, 0}, {1, 3, 1}, {0, 1, 2}});
        assertThat(right).containsExactly(6, 10, 8);
    }
}
