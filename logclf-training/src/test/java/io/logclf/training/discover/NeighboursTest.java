package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import smile.neighbor.Neighbor;

class NeighboursTest {

    @Test
    void findsExactlyWhatIsWithinTheRadius() {
        long seed = 3;
        float[][] vectors = vectors(500, seed);
        Neighbours neighbours = new Neighbours(vectors, ones(500), 1);
        int found = 0;
        for (int key = 0; key < 500; key++) {
            for (double radius : new double[] {0.01, 0.3, 0.9}) {
                int one = key;
                List<Integer> expected = IntStream.range(0, 500)
                        .filter(i -> 1 - VectorMath.dot(vectors[one], vectors[i]) <= radius || i == one)
                        .boxed()
                        .toList();
                assertThat(indexes(neighbours, key, radius))
                        .as("key %s, radius %s", key, radius)
                        .isEqualTo(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(5_000);
    }

    @Test
    void findsTheSameAtTheEdgeOfTheRadius() {
        // Each pair is as far apart as the radius, which is where sketches are most likely to miss one.
        Random random = new Random(5);
        float[][] vectors = new float[4_000][];
        for (int i = 0; i < vectors.length; i += 2) {
            vectors[i] = direction(random);
            vectors[i + 1] = at(0.7001, vectors[i], direction(random));
        }
        Neighbours neighbours = new Neighbours(vectors, ones(vectors.length), 1);
        for (int key = 0; key < vectors.length; key += 2) {
            assertThat(indexes(neighbours, key, 0.3)).contains(key, key + 1);
        }
    }

    @Test
    void looksAtFewVectorsThatAreFar() {
        Random random = new Random(6);
        float[][] vectors = new float[5_000][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = direction(random);
        }
        Sketches sketches = new Sketches(vectors);
        Sketches.Limit limit = sketches.limit(0.7);
        int looked = 0;
        for (int i = -1; (i = sketches.next(0, i + 1, vectors.length, limit)) < vectors.length; ) {
            looked++;
        }
        assertThat(looked).isBetween(1, 50);
    }

    @Test
    void countsMessagesByAddingAVectorAgain() {
        float[][] vectors = {{1, 0}, {1, 0}, {0, 1}};
        int[] weights = {5, 1, 1};
        assertThat(indexes(new Neighbours(vectors, weights, 4), 0, 0.1)).hasSize(4);
        assertThat(indexes(new Neighbours(vectors, weights, 9), 0, 0.1)).hasSize(6);
        assertThat(indexes(new Neighbours(vectors, weights, 4), 2, 0.1)).hasSize(1);
    }

    @Test
    void reachesToTheNextVectorAndToEnoughMessages() {
        float[][] vectors = {{1, 0}, {0.8f, 0.6f}, {0, 1}};
        assertThat(new Neighbours(vectors, ones(3), 1).reach(0)).isCloseTo(0.2, within());
        assertThat(new Neighbours(vectors, ones(3), 3).reach(0)).isCloseTo(1, within());
        assertThat(new Neighbours(vectors, ones(3), 4).reach(0)).isEqualTo(2);
        assertThat(new Neighbours(vectors, new int[] {9, 1, 1}, 4).reach(0)).isCloseTo(0.2, within());
    }

    @Test
    void noiseIsWhatHasTooFewMessagesAround() {
        float[][] vectors = {{1, 0}, {1, 0}, {0, 1}, {-1, 0}};
        Clustering clustering = Clustering.of(
                vectors,
                new int[] {1, 1, 1, 9},
                Separation.of(Collections.nCopies(vectors.length, Wording.of(""))),
                0.3,
                2);
        int[] clusters = clustering.clusters();
        assertThat(clusters[0]).isEqualTo(clusters[1]).isNotEqualTo(clusters[3]).isNotNegative();
        assertThat(clusters[3]).isNotNegative();
        assertThat(clusters[2]).isEqualTo(Clustering.NOISE);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private static List<Integer> indexes(Neighbours neighbours, int key, double radius) {
        List<Neighbor<Integer, Integer>> found = new ArrayList<>();
        neighbours.range(key, radius, found);
        return found.stream().map(neighbour -> neighbour.index).toList();
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] direction(Random random) {
        float[] direction = new float[96];
        for (int d = 0; d < direction.length; d++) {
            direction[d] = (float) random.nextGaussian();
        }
        return VectorMath.unit(direction);
    }

    /** Returns a vector of length 1 whose product with the first is this, in the plane of both. */
    private static float[] at(double product, float[] vector, float[] other) {
        double both = VectorMath.dot(vector, other);
        double ofOther = Math.sqrt((1 - product * product) / (1 - both * both));
        double ofVector = product - ofOther * both;
        float[] result = new float[vector.length];
        for (int d = 0; d < result.length; d++) {
            result[d] = (float) (ofVector * vector[d] + ofOther * other[d]);
        }
        return VectorMath.unit(result);
    }

    /** Returns vectors around a few centres, so that every radius has some. */
    private static float[][] vectors(int size, long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[size][96];
        for (int i = 0; i < size; i++) {
            Random centre = new Random(i % 20);
            for (int d = 0; d < 96; d++) {
                vectors[i][d] = (float) (centre.nextGaussian() + 0.6 * (i % 3) * random.nextGaussian());
            }
            VectorMath.unit(vectors[i]);
        }
        return vectors;
    }
}
