package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AdamParametersTest {

    /** As the algorithm is written down, in 64-bit numbers. */
    @Test
    void stepsAreThoseOfThePaper() {
        float[] values = {1, -2, 0.5f};
        double[] expected = {1, -2, 0.5};
        double[] mean = new double[3];
        double[] square = new double[3];
        AdamParameters parameters = new AdamParameters(values);
        Random random = new Random(1);
        for (int t = 1; t <= 50; t++) {
            for (int i = 0; i < 3; i++) {
                float slope = (float) random.nextGaussian() * (i + 1);
                parameters.gradient()[i] = slope;
                mean[i] = 0.9 * mean[i] + 0.1 * slope;
                square[i] = 0.999 * square[i] + 0.001 * slope * slope;
                expected[i] -= 0.01
                        * (mean[i] / (1 - Math.pow(0.9, t)))
                        / (Math.sqrt(square[i] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
            parameters.step(0.01);
            for (int i = 0; i < 3; i++) {
                assertThat((double) parameters.values()[i]).isCloseTo(expected[i], within(1e-4));
                assertThat(parameters.gradient()[i]).isZero();
            }
        }
    }
}
