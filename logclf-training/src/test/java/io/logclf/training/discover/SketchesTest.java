package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchesTest {

    private static final int SIZE = 400;

    @Test
    void hardlyAnyNeighbourIsMissed() {
        float[][] vectors = near(new Random(3));
        Sketches sketches = new Sketches(vectors);
        double least = 0.7;
        Sketches.Limit limit = sketches.limit(least);
        int neighbours = 0;
        int found = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                if (VectorMath.dot(vectors[i], vectors[j]) >= least) {
                    neighbours++;
                    found += sketches.next(i, j, j + 1, limit) == j ? 1 : 0;
                }
            }
        }
        assertThat(neighbours).isGreaterThan(2 * SIZE);
        assertThat(found).isGreaterThanOrEqualTo(neighbours - neighbours / 1_000);
    }

    @Test
    void mostVectorsThatAreFarAwayArePassedOver() {
        float[][] vectors = far(new Random(4));
        Sketches sketches = new Sketches(vectors);
        Sketches.Limit limit = sketches.limit(0.7);
        int lookedAt = 0;
        for (int i = sketches.next(0, 1, SIZE, limit); i < SIZE; i = sketches.next(0, i + 1, SIZE, limit)) {
            lookedAt++;
        }
        assertThat(lookedAt).isLessThan(SIZE / 20);
    }

    @Test
    void aVectorIsNearItselfAtEveryDistance() {
        Sketches sketches = new Sketches(far(new Random(5)));
        for (double least : new double[] {-1, 0, 0.7, 1, 1.1}) {
            assertThat(sketches.next(7, 7, 8, sketches.limit(least))).isEqualTo(7);
        }
    }

    @Test
    void theEndIsReturnedWhereThereIsNoneLeft() {
        Sketches sketches = new Sketches(far(new Random(6)));
        assertThat(sketches.next(0, SIZE, SIZE, sketches.limit(0.5))).isEqualTo(SIZE);
    }

    /** Vectors around a few centres. */
    private static float[][] near(Random random) {
        float[][] centres = far(random);
        float[][] vectors = new float[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            float[] vector = centres[i % 20].clone();
            for (int d = 0; d < vector.length; d++) {
                vector[d] += (float) (0.06 * random.nextGaussian());
            }
            vectors[i] = VectorMath.unit(vector);
        }
        return vectors;
    }

    private static float[][] far(Random random) {
        float[][] vectors = new float[SIZE][128];
        for (float[] vector : vectors) {
            for (int d = 0; d < vector.length; d++) {
                vector[d] = (float) random.nextGaussian();
            }
            VectorMath.unit(vector);
        }
        return vectors;
    }
}
