package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.head.Ngrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NgramLossTest {

    private static final int LABELS = 3;
    private static final int EXAMPLES = 40;
    private static final double PENALTY = 1e-2;

    private final Random random = new Random(11);
    /** Some of 20 buckets, of which the last is {@link Ngrams#BUCKETS} less one. */
    private final List<int[]> features = IntStream.range(0, EXAMPLES)
            .mapToObj(i -> random.ints(5, 0, 20)
                    .distinct()
                    .map(bucket -> Ngrams.BUCKETS - 1 - 1_000 * bucket)
                    .toArray())
            .toList();

    private final List<float[]> values = features.stream().map(this::values).toList();
    private final int[] classes = random.ints(EXAMPLES, 0, LABELS).toArray();
    private final double[] shares = shares();
    private final NgramLoss loss = new NgramLoss(features, values, classes, shares, LABELS, PENALTY);

    @Test
    void lossIsThatOfTheWeights() {
        double[] parameters = random.doubles(loss.parameters(), -1, 1).toArray();
        assertThat(loss.f(parameters))
                .isCloseTo(
                        plain(features, values, loss.weightsOfBuckets(parameters), loss.bias(parameters)),
                        within(1e-6));
    }

    @Test
    void gradientIsThatOfTheLoss() {
        double[] parameters = random.doubles(loss.parameters(), -1, 1).toArray();
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
    void onlyBucketsThatOccurHaveParametersAndWeights() {
        int occurring =
                (int) features.stream().flatMapToInt(IntStream::of).distinct().count();
        assertThat(loss.parameters()).isEqualTo((occurring + 1) * LABELS);
        float[] weights = loss.weightsOfBuckets(
                DoubleStream.generate(() -> 1).limit(loss.parameters()).toArray());
        assertThat(weights).hasSize(Ngrams.BUCKETS * LABELS);
        assertThat(IntStream.range(0, weights.length)
                        .filter(i -> weights[i] != 0)
                        .count())
                .isEqualTo((long) occurring * LABELS);
    }

    /** Each bucket twice: the loss of equal weights is the same, and half as many parameters say them. */
    @Test
    void bucketsThatNoExampleTellsApartShareTheirParameters() {
        List<int[]> twins = features.stream()
                .map(buckets -> IntStream.concat(
                                IntStream.of(buckets), IntStream.of(buckets).map(b -> b - 500))
                        .toArray())
                .toList();
        List<float[]> valuesOfTwins = values.stream()
                .map(ofExample -> {
                    float[] twice = Arrays.copyOf(ofExample, 2 * ofExample.length);
                    System.arraycopy(ofExample, 0, twice, ofExample.length, ofExample.length);
                    return twice;
                })
                .toList();
        NgramLoss other = new NgramLoss(twins, valuesOfTwins, classes, shares, LABELS, PENALTY);
        assertThat(other.parameters()).isEqualTo(loss.parameters());
        double[] parameters = random.doubles(loss.parameters(), -1, 1).toArray();
        assertThat(other.f(parameters))
                .isCloseTo(
                        plain(twins, valuesOfTwins, other.weightsOfBuckets(parameters), other.bias(parameters)),
                        within(1e-6));
    }

    @Test
    void exampleWithTheShareOfTwoCountsAsTwo() {
        List<int[]> twice = new ArrayList<>(features);
        twice.add(features.get(0));
        List<float[]> valuesTwice = new ArrayList<>(values);
        valuesTwice.add(values.get(0));
        int[] classesTwice = IntStream.concat(IntStream.of(classes), IntStream.of(classes[0]))
                .toArray();
        double[] sharesTwice = DoubleStream.concat(DoubleStream.of(shares), DoubleStream.of(shares[0] / 2))
                .toArray();
        sharesTwice[0] /= 2;
        NgramLoss other = new NgramLoss(twice, valuesTwice, classesTwice, sharesTwice, LABELS, PENALTY);
        double[] parameters = random.doubles(loss.parameters(), -1, 1).toArray();
        assertThat(other.f(parameters)).isCloseTo(loss.f(parameters), within(1e-12));
    }

    /** The definition, written down once more. */
    private double plain(List<int[]> buckets, List<float[]> ofBuckets, float[] weights, float[] bias) {
        double sum = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            double total = 0;
            for (int label = 0; label < LABELS; label++) {
                total += Math.exp(score(buckets.get(i), ofBuckets.get(i), weights, bias, label));
            }
            sum += shares[i] * (Math.log(total) - score(buckets.get(i), ofBuckets.get(i), weights, bias, classes[i]));
        }
        double squares = IntStream.range(0, weights.length)
                .mapToDouble(i -> (double) weights[i] * weights[i])
                .sum();
        return sum + PENALTY / 2 * squares;
    }

    private static double score(int[] buckets, float[] ofBuckets, float[] weights, float[] bias, int label) {
        double score = bias[label];
        for (int i = 0; i < buckets.length; i++) {
            score += (double) ofBuckets[i] * weights[buckets[i] * LABELS + label];
        }
        return score;
    }

    private float[] values(int[] buckets) {
        float[] made = new float[buckets.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = 0.1f + random.nextFloat();
        }
        return made;
    }

    private double[] shares() {
        double[] made = random.doubles(EXAMPLES, 0.1, 1).toArray();
        double sum = DoubleStream.of(made).sum();
        return DoubleStream.of(made).map(share -> share / sum).toArray();
    }
}
