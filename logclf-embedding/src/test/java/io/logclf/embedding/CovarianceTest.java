package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CovarianceTest {

    private static final long SEED = 3;

    @Test
    void whiteningUndoesTheCovariance() {
        Random random = new Random(SEED);
        int dimension = 6;
        double[][] expected = new double[dimension][dimension];
        Covariance covariance = new Covariance(dimension);
        int count = 50;
        double trace = 0;
        for (int sample = 0; sample < count; sample++) {
            double[] values = random.doubles(dimension).toArray();
            covariance.add(values);
            for (int i = 0; i < dimension; i++) {
                trace += values[i] * values[i] / count;
                for (int k = 0; k < dimension; k++) {
                    expected[i][k] += 0.7 * values[i] * values[k] / count;
                }
            }
        }
        float[] whitening = covariance.whitening();
        for (int row = 0; row < dimension; row++) {
            for (int column = 0; column < dimension; column++) {
                double product = 0;
                for (int i = 0; i < dimension; i++) {
                    for (int k = 0; k < dimension; k++) {
                        double shrunk = expected[i][k] + (i == k ? 0.3 * trace / dimension : 0);
                        product += whitening[row * dimension + i] * shrunk * whitening[column * dimension + k];
                    }
                }
                assertThat(product)
                        .as("seed %d: %d, %d", SEED, row, column)
                        .isCloseTo(row == column ? 1 : 0, within(1e-5));
            }
        }
    }

    @Test
    void threeTenthsComeFromTheIdentity() {
        // Sample covariance [[2, 0], [0, 0.5]], so the identity's factor is 1.25.
        Covariance covariance = new Covariance(2);
        covariance.add(new double[] {2, 0});
        covariance.add(new double[] {-2, 0});
        covariance.add(new double[] {0, 1});
        covariance.add(new double[] {0, -1});
        float first = (float) (1 / Math.sqrt(0.7 * 2 + 0.3 * 1.25));
        float second = (float) (1 / Math.sqrt(0.7 * 0.5 + 0.3 * 1.25));
        assertThat(covariance.whitening()).containsExactly(new float[] {first, 0, 0, second}, within(1e-6f));
    }

    @Test
    void fewerSamplesThanDimensionsGiveNoSingularMatrix() {
        Random random = new Random(SEED);
        for (int samples : new int[] {1, 2, 10}) {
            Covariance covariance = new Covariance(40);
            for (int i = 0; i < samples; i++) {
                covariance.add(random.doubles(40).toArray());
            }
            for (float value : covariance.whitening()) {
                assertThat(value).isFinite();
            }
        }
        Covariance none = new Covariance(2);
        none.add(new double[2]);
        assertThat(none.whitening()).containsExactly(1, 0, 0, 1);
    }
}
