package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Systems of equations and logarithms of probabilities at random, put back in. */
class LinearSolverLawsTest {

    private static final long SEED = 21;

    @Test
    void theSolutionOfAPositiveDefiniteSystemSolvesIt() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            int size = 1 + random.nextInt(6);
            double[][] root = new double[size][];
            for (int row = 0; row < size; row++) {
                root[row] = random.doubles(size, -2, 2).toArray();
            }
            double[][] matrix = new double[size][size];
            for (int row = 0; row < size; row++) {
                matrix[row][row] = 0.5;
                for (int column = 0; column < size; column++) {
                    for (int k = 0; k < size; k++) {
                        matrix[row][column] += root[row][k] * root[column][k];
                    }
                }
            }
            double[] right = random.doubles(size, -5, 5).toArray();
            double[] solution = LinearSolver.solve(matrix, right);
            for (int row = 0; row < size; row++) {
                double sum = 0;
                for (int column = 0; column < size; column++) {
                    sum += matrix[row][column] * solution[column];
                }
                assertThat(sum).as("seed %d, %d", SEED, i).isCloseTo(right[row], within(1e-8));
            }
        }
    }

    @Test
    void aSingularSystemHasNoFiniteSolution() {
        double[] solution = LinearSolver.solve(new double[][] {{1, 1}, {1, 1}}, new double[] {1, 2});
        assertThat(Arrays.stream(solution).anyMatch(value -> !Double.isFinite(value)))
                .isTrue();
    }

    @Test
    void logarithmsAreOfProbabilitiesAndStayAsTheyAreTheSecondTime() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            double[] scores = random.doubles(1 + random.nextInt(8), -500, 500).toArray();
            double[] logs = LogProbabilities.of(scores);
            assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
            assertThat(LogProbabilities.of(logs)).containsExactly(logs, within(1e-9));
        }
    }

    @Test
    void theAreaUnderTheCurveIsTheShareOfPairs() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            double[] low =
                    random.ints(1 + random.nextInt(12), 0, 6).asDoubleStream().toArray();
            double[] high =
                    random.ints(1 + random.nextInt(12), 1, 8).asDoubleStream().toArray();
            double wins = 0;
            for (double a : low) {
                for (double b : high) {
                    wins += b > a ? 1 : b == a ? 0.5 : 0;
                }
            }
            assertThat(Auroc.of(low, high).orElseThrow())
                    .as("seed %d, %d", SEED, i)
                    .isCloseTo(wins / low.length / high.length, within(1e-12));
            assertThat(Auroc.of(high, low).orElseThrow())
                    .isCloseTo(1 - Auroc.of(low, high).orElseThrow(), within(1e-12));
        }
    }
}
