package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clusters of vectors at random against a plain search, and what never comes into one. */
class ClusteringLawsTest {

    private static final long SEED = 44;
    private static final double EPS = 0.03;

    private static float[][] vectors(Random random, int count) {
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            vectors[i] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        }
        return vectors;
    }

    /** Wordings that have nothing to do with one another. */
    private static Separation indifferent(int count) {
        return Separation.of(IntStream.range(0, count)
                .mapToObj(i -> Wording.of("first" + name(i) + " second" + name(i)))
                .toList());
    }

    private static String name(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static int[] weights(int count) {
        int[] weights = new int[count];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** Returns the number of the component of each vector, where near ones are linked. */
    private static int[] components(float[][] vectors) {
        int[] component = IntStream.range(0, vectors.length).toArray();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int a = 0; a < vectors.length; a++) {
                for (int b = 0; b < vectors.length; b++) {
                    if (1 - VectorMath.dot(vectors[a], vectors[b]) <= EPS && component[b] > component[a]) {
                        component[b] = component[a];
                        changed = true;
                    }
                }
            }
        }
        return component;
    }

    @Test
    void withOnePointEnoughClustersAreWhatIsLinked() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            int count = 2 + random.nextInt(25);
            float[][] vectors = vectors(random, count);
            int[] expected = components(vectors);
            int[] clusters = Clustering.of(vectors, weights(count), indifferent(count), EPS, 1)
                    .clusters();
            for (int a = 0; a < count; a++) {
                assertThat(clusters[a]).isNotEqualTo(Clustering.NOISE);
                for (int b = 0; b < a; b++) {
                    assertThat(clusters[a] == clusters[b])
                            .as("seed %d, round %d: %d and %d", SEED, round, a, b)
                            .isEqualTo(expected[a] == expected[b]);
                }
            }
        }
    }

    @Test
    void theSameVectorsGiveTheSameClusters() {
        float[][] vectors = vectors(new Random(SEED), 40);
        Clustering once = Clustering.of(vectors, weights(40), indifferent(40), EPS, 2);
        Clustering again = Clustering.of(vectors, weights(40), indifferent(40), EPS, 2);
        assertThat(again.clusters()).isEqualTo(once.clusters());
        assertThat(again.reaches()).isEqualTo(once.reaches());
    }

    @Test
    void oppositesAreNeverInOneClusterHoweverNearTheyAre() {
        List<String> texts = new ArrayList<>();
        for (String thing : List.of("gate", "door", "lid")) {
            texts.add(thing + " opened");
            texts.add(thing + " closed");
        }
        float[][] vectors = new float[texts.size()][];
        Arrays.fill(vectors, new float[] {1, 0});
        Separation separation = Separation.of(texts.stream().map(Wording::of).toList());
        int[] clusters = Clustering.of(vectors, weights(vectors.length), separation, EPS, 1)
                .clusters();
        for (int opened = 0; opened < clusters.length; opened += 2) {
            for (int closed = 1; closed < clusters.length; closed += 2) {
                assertThat(clusters[opened]).isNotEqualTo(clusters[closed]);
            }
        }
    }

    @Test
    void whatDividesSomeDividesMoreInAnyOrder() {
        List<Wording> wordings = List.of(
                Wording.of("gate opened"), Wording.of("disk seen"), Wording.of("gate closed"), Wording.of("oven hot"));
        Separation separation = Separation.of(wordings);
        assertThat(separation.divides(List.of(0, 2))).isTrue();
        assertThat(separation.divides(List.of(2, 0))).isTrue();
        assertThat(separation.divides(List.of(0, 1, 2))).isTrue();
        assertThat(separation.divides(List.of(3, 2, 1, 0))).isTrue();
        assertThat(separation.divides(List.of(0, 1, 3))).isFalse();
    }
}
