package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorMathTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 8, 384})
    void multipliesVectorsOfAnyLength(int length) {
        float[] a = new float[length];
        float[] b = new float[length];
        double expected = 0;
        for (int i = 0; i < length; i++) {
            a[i] = i + 1;
            b[i] = i % 3 - 1;
            expected += a[i] * b[i];
        }
        assertThat(VectorMath.dot(a, b)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void scalesToTheLengthOne() {
        assertThat(VectorMath.unit(new float[] {3, 0, 4})).containsExactly(new float[] {0.6f, 0, 0.8f}, within(1e-6f));
    }

    @Test
    void aVectorWithoutALengthStaysAsItIs() {
        assertThat(VectorMath.unit(new float[] {0, 0})).containsExactly(0, 0);
    }
}
