package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticHeadTest {

    private static final long SEED = 77;
    private static final List<Label> LABELS = List.of(new Label("a"), new Label("b"), new Label("c"));
    private static final float[] WEIGHTS = {1, 0, 0, 1, -1, 0};
    private static final float[] BIAS = {0, 0.5f, 0};

    @Test
    void probabilitiesAreThoseOfAPlainComputation() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int dimension = 1 + random.nextInt(40);
            float[] weights = gaussians(LABELS.size() * dimension, 5, random);
            float[] bias = gaussians(LABELS.size(), 1, random);
            double temperature = 0.1 + 3 * random.nextDouble();
            float[] x = gaussians(dimension, 2, random);
            LogisticHead head = LogisticHead.builder(LABELS, weights, bias)
                    .temperature(temperature)
                    .build();
            assertThat(head.probabilities(Embedding.of(x)))
                    .as("seed %d, round %d", SEED, round)
                    .containsExactly(softmax(weights, bias, temperature, x), within(1e-4));
        }
    }

    @Test
    void probabilitiesAddUpToOneAlsoWhereExponentialsWouldOverflow() {
        LogisticHead head = LogisticHead.builder(LABELS, new float[] {1e30f, -1e30f, 0}, BIAS)
                .temperature(1e-3)
                .build();
        double[] probabilities = head.probabilities(Embedding.of(1));
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
        assertThat(probabilities).containsExactly(1, 0, 0);
    }

    @Test
    void lengthOfTheEmbeddingMakesNoDifference() {
        LogisticHead head = LogisticHead.builder(LABELS, WEIGHTS, BIAS).build();
        assertThat(head.probabilities(Embedding.of(30, 40)))
                .containsExactly(head.probabilities(Embedding.of(0.6f, 0.8f)), within(1e-6));
    }

    @Test
    void highTemperatureLevelsAndLowSharpens() {
        double cold = best(0.1);
        double plain = best(1);
        double hot = best(10);
        assertThat(cold).isGreaterThan(plain);
        assertThat(plain).isGreaterThan(hot);
        assertThat(best(1e9)).isCloseTo(1.0 / 3, within(1e-6));
    }

    @Test
    void withoutSettingsTemperatureIsOne() {
        LogisticHead head = LogisticHead.builder(LABELS, WEIGHTS, BIAS).build();
        assertThat(head.temperature()).isEqualTo(1);
    }

    @Test
    void arraysAreCopiedInAndOut() {
        float[] weights = WEIGHTS.clone();
        float[] bias = BIAS.clone();
        LogisticHead head = LogisticHead.builder(LABELS, weights, bias).build();
        weights[0] = 9;
        bias[0] = 9;
        head.weights()[1] = 9;
        head.bias()[1] = 9;
        assertThat(head.weights()).isEqualTo(WEIGHTS);
        assertThat(head.bias()).isEqualTo(BIAS);
    }

    @Test
    void labelsMustBeTwoOrMoreAndDifferent() {
        assertRefused(LABELS.subList(0, 1), new float[] {1}, new float[] {1}, "labels must be two or more");
        assertRefused(
                List.of(LABELS.get(0), LABELS.get(0)), new float[] {1, 1}, new float[] {1, 1}, "all different: [a, a]");
    }

    @Test
    void weightsAndBiasMustFitTheLabelsAndBeFinite() {
        assertRefused(LABELS, new float[7], new float[3], "must fit 3 labels: 7 and 3 values");
        assertRefused(LABELS, new float[0], new float[3], "must fit 3 labels: 0 and 3 values");
        assertRefused(LABELS, new float[6], new float[2], "must fit 3 labels: 6 and 2 values");
        assertRefused(LABELS, new float[] {0, Float.NaN, 0}, new float[3], "weights[1] must be finite: NaN");
        assertRefused(
                LABELS, new float[3], new float[] {0, 0, Float.POSITIVE_INFINITY}, "bias[2] must be finite: Infinity");
    }

    @Test
    void temperatureMustBePositiveAndFinite() {
        LogisticHead.Builder builder = LogisticHead.builder(LABELS, WEIGHTS, BIAS);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.temperature(wrong))
                    .withMessageContaining("temperature must be positive and finite: " + wrong);
        }
    }

    @Test
    void embeddingOfAnotherDimensionIsRefused() {
        LogisticHead head = LogisticHead.builder(LABELS, WEIGHTS, BIAS).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.probabilities(Embedding.of(1, 2, 3)))
                .withMessageContaining("must have 2 values: 3");
    }

    private static double best(double temperature) {
        return LogisticHead.builder(LABELS, WEIGHTS, BIAS)
                .temperature(temperature)
                .build()
                .probabilities(Embedding.of(0, 1))[1];
    }

    private static void assertRefused(List<Label> labels, float[] weights, float[] bias, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticHead.builder(labels, weights, bias))
                .withMessageContaining(message);
    }

    private static double[] softmax(float[] weights, float[] bias, double temperature, float[] x) {
        double length = 0;
        for (float value : x) {
            length += (double) value * value;
        }
        length = Math.sqrt(length);
        double[] exponentials = new double[bias.length];
        for (int label = 0; label < bias.length; label++) {
            double z = bias[label];
            for (int i = 0; i < x.length; i++) {
                z += weights[label * x.length + i] * (x[i] / length);
            }
            exponentials[label] = Math.exp(z / temperature);
        }
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(value -> value / sum).toArray();
    }

    private static float[] gaussians(int count, double spread, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }
}
