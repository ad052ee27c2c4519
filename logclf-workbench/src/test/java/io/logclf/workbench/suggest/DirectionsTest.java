package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionsTest {

    private static final long SEED = 384;

    private final Random random = new Random(SEED);

    @Test
    void theCosineIsThatOfTheVectorsButForRounding() {
        for (int i = 0; i < 300; i++) {
            float[] a = vector(384);
            float[] b = near(a, random.nextFloat());
            assertThat(Directions.cosine(Directions.of(a), Directions.of(b)))
                    .as("seed %d", SEED)
                    .isCloseTo(cosine(a, b), within(0.01));
        }
    }

    @Test
    void theCosineIsSymmetricWithinItsRangeAndOneWithItself() {
        for (int i = 0; i < 300; i++) {
            byte[] a = Directions.of(vector(16));
            byte[] b = Directions.of(vector(16));
            double cosine = Directions.cosine(a, b);
            assertThat(cosine).isBetween(-1.000_000_1, 1.000_000_1).isEqualTo(Directions.cosine(b, a));
            assertThat(Directions.cosine(a, a)).isCloseTo(1, within(1e-9));
            assertThat(Directions.cosine(a, opposite(a))).isCloseTo(-1, within(1e-9));
        }
    }

    @Test
    void theLengthOfAVectorMakesNoDifference() {
        for (int i = 0; i < 200; i++) {
            float[] vector = vector(32);
            float[] longer = vector.clone();
            for (int k = 0; k < longer.length; k++) {
                longer[k] *= 1_024;
            }
            assertThat(Directions.of(longer)).isEqualTo(Directions.of(vector));
        }
    }

    @Test
    void theLargestNumberBecomesTheLargestOfAByteAndZeroStaysZero() {
        assertThat(Directions.of(new float[] {0.5f, -1, 0})).containsExactly(64, -127, 0);
        assertThat(Directions.of(new float[] {0, 0})).containsExactly(0, 0);
        assertThat(Directions.of(new float[0])).isEmpty();
        assertThat(Directions.of(new float[] {1e-30f, -1e30f})).containsExactly(0, -127);
    }

    @Test
    void nothingIsNearToAVectorOfZeros() {
        byte[] zeros = new byte[3];
        assertThat(Directions.cosine(zeros, new byte[] {1, 2, 3})).isZero();
        assertThat(Directions.cosine(zeros, zeros)).isZero();
        assertThat(Directions.cosine(new byte[0], new byte[0])).isZero();
    }

    @Test
    void veryManyDimensionsDoNotOverflow() {
        byte[] large = new byte[130_000];
        Arrays.fill(large, (byte) 127);
        assertThat(Directions.cosine(large, large)).isCloseTo(1, within(1e-9));
    }

    private float[] vector(int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private float[] near(float[] vector, float share) {
        float[] near = vector(vector.length);
        for (int i = 0; i < near.length; i++) {
            near[i] = share * vector[i] + (1 - share) * near[i];
        }
        return near;
    }

    private static byte[] opposite(byte[] direction) {
        byte[] opposite = new byte[direction.length];
        for (int i = 0; i < direction.length; i++) {
            opposite[i] = (byte) -direction[i];
        }
        return opposite;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            lengthA += (double) a[i] * a[i];
            lengthB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(lengthA * lengthB);
    }
}
