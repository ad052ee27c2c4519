package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 255, 256, 257, 600})
    void productsOfManyVectorsAreToTheBitThoseOfEach(int count) {
        int rows = 7;
        int dimension = 11;
        Random random = new Random(count);
        float[] matrix = values(random, rows * dimension);
        float[] vectors = values(random, count * dimension);
        float[] products = Vectors.products(matrix, Vectors.columns(vectors, dimension), count);
        for (int vector = 0; vector < count; vector++) {
            float[] one = new float[dimension];
            System.arraycopy(vectors, vector * dimension, one, 0, dimension);
            float[] expected = Vectors.product(Vectors.columns(matrix, dimension), rows, one);
            for (int row = 0; row < rows; row++) {
                assertThat(products[row * count + vector]).isEqualTo(expected[row]);
            }
        }
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
