package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smile.math.BFGS;

class SoftmaxLossTest {

    private static final int LABELS = 4;
    private static final int WIDTH = 6;
    private static final double PENALTY = 1e-3;

    private final Random random = new Random(11);
    private final double[][] rows = rows(200);
    private final int[] classes = random.ints(200, 0, LABELS).toArray();
    private final SoftmaxLoss loss = new SoftmaxLoss(rows, classes, LABELS, PENALTY);

    @Test
    void lossIsThatOfTheCoefficients() {
        double[] parameters = random.doubles(loss.parameters(), -2, 2).toArray();
        assertThat(loss.f(parameters)).isCloseTo(plain(loss.coefficients(parameters)), within(1e-12));
    }

    @Test
    void gradientIsThatOfTheLoss() {
        double[] parameters = random.doubles(loss.parameters(), -2, 2).toArray();
        double[] gradient = new double[parameters.length];
        assertThat(loss.g(parameters, gradient)).isEqualTo(loss.f(parameters));
        double step = 1e-5;
        for (int i = 0; i < parameters.length; i++) {
            double[] more = parameters.clone();
            double[] less = parameters.clone();
            more[i] += step;
            less[i] -= step;
            assertThat(gradient[i])
                    .as("parameter %d", i)
                    .isCloseTo((loss.f(more) - loss.f(less)) / (2 * step), within(1e-8));
        }
    }

    @Test
    void nothingNearTheMinimumIsLess() {
        double[] parameters = new double[loss.parameters()];
        double least = BFGS.minimize(loss, 10, parameters, 1e-8, 1_000);
        double[][] coefficients = loss.coefficients(parameters);
        assertThat(plain(coefficients)).isCloseTo(least, within(1e-12));
        for (int i = 0; i < 1_000; i++) {
            double[][] moved = Arrays.stream(coefficients)
                    .map(of -> Arrays.stream(of)
                            .map(value -> value + 0.1 * random.nextGaussian())
                            .toArray())
                    .toArray(double[][]::new);
            assertThat(plain(moved)).isGreaterThan(least);
        }
    }

    @Test
    void rowsStayAsTheyAre() {
        double[][] before = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        loss.f(new double[loss.parameters()]);
        assertThat(rows).isDeepEqualTo(before);
    }

    /** The definition, written down once more. */
    private double plain(double[][] coefficients) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double total = 0;
            for (double[] ofLabel : coefficients) {
                total += Math.exp(score(ofLabel, rows[i]));
            }
            sum += Math.log(total) - score(coefficients[classes[i]], rows[i]);
        }
        double squares = Arrays.stream(coefficients)
                .flatMapToDouble(ofLabel -> Arrays.stream(ofLabel, 0, WIDTH - 1))
                .map(value -> value * value)
                .sum();
        return sum / rows.length + PENALTY / 2 * squares;
    }

    private static double score(double[] coefficients, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    /** Rows whose columns differ widely in size, with a one at the end. */
    private double[][] rows(int count) {
        double[][] made = new double[count][WIDTH];
        for (double[] row : made) {
            for (int i = 0; i < WIDTH - 1; i++) {
                row[i] = random.nextGaussian() * Math.pow(10, -i / 2.0);
            }
            row[WIDTH - 1] = 1;
        }
        return made;
    }
}
