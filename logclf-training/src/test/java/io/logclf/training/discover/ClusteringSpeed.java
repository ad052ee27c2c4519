package io.logclf.training.discover;

import io.logclf.head.opposites.Wording;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to group so many vectors as {@code discover} does with templates. They are made up: groups of ten in 384 dimensions
 * with products around 0.75 within and 0.25 between groups, which is as near as templates of the same system come.
 *
 * <p>Arguments: numbers of vectors, the first of which also warms up.
 */
final class ClusteringSpeed {

    private static final int DIMENSIONS = 384;
    private static final double COMMON = 0.5;
    private static final double OWN = 0.5;

    private ClusteringSpeed() {}

    public static void main(String... args) {
        for (String arg : args) {
            int size = Integer.parseInt(arg);
            float[][] vectors = vectors(size);
            int[] weights = new int[size];
            Arrays.fill(weights, 1);
            long start = System.nanoTime();
            Clustering clustering = Clustering.of(
                    vectors, weights, Separation.of(Collections.nCopies(vectors.length, Wording.of(""))), 0.3, 1);
            System.out.printf(
                    Locale.ROOT,
                    "%,d vectors, %,d groups: %.1f s%n",
                    size,
                    Arrays.stream(clustering.clusters()).distinct().count(),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static float[][] vectors(int size) {
        Random random = new Random(1);
        float[] common = direction(random);
        float[][] vectors = new float[size][];
        float[] group = common;
        for (int i = 0; i < size; i++) {
            group = i % 10 == 0 ? direction(random) : group;
            float[] own = direction(random);
            vectors[i] = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                vectors[i][d] = (float)
                        (COMMON * common[d] + Math.sqrt(1 - COMMON * COMMON - OWN * OWN) * group[d] + OWN * own[d]);
            }
            VectorMath.unit(vectors[i]);
        }
        return vectors;
    }

    private static float[] direction(Random random) {
        float[] direction = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            direction[d] = (float) random.nextGaussian();
        }
        return VectorMath.unit(direction);
    }
}
