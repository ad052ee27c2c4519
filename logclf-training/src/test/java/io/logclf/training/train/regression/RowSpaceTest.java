package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.math.BFGS;

class RowSpaceTest {

    private static final int TEXTS = 30;
    private static final int DIMENSION = 50;

    @Test
    void lengthsAndAnglesAreTheSame() {
        double[][] rows = rows(TEXTS);
        double[][] coordinates = new RowSpace(rows).coordinates();
        for (int i = 0; i < TEXTS; i++) {
            for (int j = 0; j < TEXTS; j++) {
                assertThat(dot(coordinates[i], coordinates[j])).isCloseTo(dot(rows[i], rows[j]), within(1e-8));
            }
        }
    }

    @Test
    void weightsGiveTheSameScoresInAllDimensions() {
        double[][] rows = rows(TEXTS);
        RowSpace space = new RowSpace(rows);
        double[] weights = new Random(2).doubles(TEXTS, -1, 1).toArray();
        double[] inDimensions = space.inDimensions(weights);
        for (int i = 0; i < TEXTS; i++) {
            assertThat(dot(inDimensions, rows[i])).isCloseTo(dot(weights, space.coordinates()[i]), within(1e-6));
        }
        assertThat(dot(inDimensions, inDimensions)).isCloseTo(dot(weights, weights), within(1e-6));
    }

    @Test
    void equalRowsAndARowOfZerosHaveCoordinates() {
        double[][] rows = rows(4);
        rows[2] = rows[1].clone();
        rows[3] = new double[DIMENSION];
        double[][] coordinates = new RowSpace(rows).coordinates();
        assertThat(coordinates[2][0]).isCloseTo(coordinates[1][0], within(1e-8));
        assertThat(coordinates[2][1]).isCloseTo(coordinates[1][1], within(1e-8));
        assertThat(Arrays.stream(coordinates).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    /** Some of the texts are equal, and one of those has another label. */
    @Test
    void headOfFewTextsIsTheOneOfAllDimensions() {
        double[][] rows = rows(TEXTS);
        rows[20] = rows[3].clone();
        rows[21] = rows[3].clone();
        int[] classes = IntStream.range(0, TEXTS).map(i -> i % 3).toArray();
        double penalty = 1e-2;
        LogisticHead head = HeadFitter.fit(templates(rows, classes), penalty);
        SoftmaxLoss loss = new SoftmaxLoss(
                Arrays.stream(rows).map(row -> HeadFitter.withLast(row, 1)).toArray(double[][]::new),
                classes,
                3,
                penalty);
        double[] parameters = new double[loss.parameters()];
        BFGS.minimize(new CachedGradient(loss), HeadFitter.CORRECTIONS, parameters, 1e-7, 500);
        double[][] expected = loss.coefficients(parameters);
        for (int label = 0; label < 3; label++) {
            assertThat((double) head.bias()[label]).isCloseTo(expected[label][DIMENSION], within(1e-2));
            for (int i = 0; i < DIMENSION; i++) {
                assertThat((double) head.weights()[label * DIMENSION + i]).isCloseTo(expected[label][i], within(2e-2));
            }
        }
    }

    private static List<TrainingTemplate> templates(double[][] rows, int... classes) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> {
                    float[] values = new float[DIMENSION];
                    for (int k = 0; k < DIMENSION; k++) {
                        values[k] = (float) rows[i][k];
                    }
                    return new TrainingTemplate("text " + i, new Label("label " + classes[i]), Embedding.of(values));
                })
                .toList();
    }

    /** Rows of length 1, as embeddings are. */
    private static double[][] rows(int count) {
        Random random = new Random(1);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            double[] row = IntStream.range(0, DIMENSION)
                    .mapToDouble(k -> random.nextGaussian())
                    .toArray();
            double length = Math.sqrt(dot(row, row));
            rows[i] = Arrays.stream(row).map(value -> value / length).toArray();
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
