package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.head.opposites.Wording;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    private static final float[][] VECTORS = {direction(0), direction(5), direction(90), direction(94), direction(200)};

    @Test
    void nearVectorsAreOneCluster() {
        int[] clusters = clusters(1, "a b", "c d", "e f", "g h", "i j");
        assertThat(clusters[0]).isEqualTo(clusters[1]);
        assertThat(clusters[2]).isEqualTo(clusters[3]).isNotEqualTo(clusters[0]);
        assertThat(clusters[4]).isNotIn(clusters[0], clusters[2], Clustering.NOISE);
    }

    @Test
    void whatIsRareAndAloneIsNoise() {
        int[] clusters = clusters(2, "a b", "c d", "e f", "g h", "i j");
        assertThat(clusters[4]).isEqualTo(Clustering.NOISE);
        assertThat(clusters[0]).isEqualTo(clusters[1]).isNotEqualTo(Clustering.NOISE);
    }

    @Test
    void aWeightStandsForMessages() {
        Separation separation = separation("a b", "c d", "e f", "g h", "i j");
        int[] clusters = Clustering.of(VECTORS, new int[] {1, 1, 1, 1, 2}, separation, 0.02, 2)
                .clusters();
        assertThat(clusters[4]).isNotEqualTo(Clustering.NOISE);
    }

    @Test
    void oppositesAreApartThoughTheyAreNear() {
        int[] clusters = clusters(1, "backup of disk succeeded", "backup of disk failed", "e f", "g h", "i j");
        assertThat(clusters[0]).isNotEqualTo(clusters[1]);
        assertThat(clusters[2]).isEqualTo(clusters[3]);
    }

    @Test
    void partsThatAreTooSmallBecomeNoise() {
        int[] clusters = clusters(2, "backup of disk succeeded", "backup of disk failed", "e f", "g h", "i j");
        assertThat(clusters[0]).isEqualTo(Clustering.NOISE);
        assertThat(clusters[1]).isEqualTo(Clustering.NOISE);
    }

    @Test
    void reachesAreSortedAndNoneForASingleVector() {
        assertThat(Clustering.of(VECTORS, new int[] {1, 1, 1, 1, 1}, separation("a", "b", "c", "d", "e"), 0.02, 1)
                        .reaches())
                .hasSize(5)
                .isSorted();
        assertThat(Clustering.of(new float[][] {{1, 0}}, new int[] {1}, separation("a"), 0.3, 1)
                        .reaches())
                .isEmpty();
    }

    private static int[] clusters(int minPoints, String... templates) {
        return Clustering.of(VECTORS, new int[] {1, 1, 1, 1, 1}, separation(templates), 0.02, minPoints)
                .clusters();
    }

    private static Separation separation(String... templates) {
        return Separation.of(Arrays.stream(templates).map(Wording::of).toList());
    }

    private static float[] direction(int degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }
}
