package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {

    @Test
    void findsTheDirectionInWhichVectorsDifferMost() {
        Random random = new Random(1);
        float[][] vectors = new float[500][6];
        for (float[] vector : vectors) {
            vector[4] = (float) (10 * random.nextGaussian()) + 3;
            vector[1] = (float) (2 * random.nextGaussian());
            vector[0] = (float) (0.1 * random.nextGaussian());
        }
        PrincipalAxes axes = PrincipalAxes.centered(vectors, 2);
        double first = 0;
        double second = 0;
        for (float[] vector : vectors) {
            float[] point = axes.project(vector);
            first += point[0] * point[0] / vectors.length;
            second += point[1] * point[1] / vectors.length;
        }
        assertThat(Math.sqrt(first)).isCloseTo(10, within(1.5));
        assertThat(Math.sqrt(second)).isCloseTo(2, within(0.5));
    }

    @Test
    void projectionsAreNeverLongerThanTheDistanceToTheMean() {
        Random random = new Random(2);
        float[][] vectors = new float[50][8];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
        }
        PrincipalAxes axes = PrincipalAxes.centered(vectors, 2);
        for (float[] a : vectors) {
            for (float[] b : vectors) {
                assertThat(distance(axes.project(a), axes.project(b))).isLessThan(distance(a, b) + 1e-4);
            }
        }
    }

    @Test
    void equalVectorsLieOnOnePoint() {
        float[][] vectors = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
        PrincipalAxes axes = PrincipalAxes.centered(vectors, 2);
        assertThat(axes.project(vectors[0])).hasSize(2).containsExactly(axes.project(vectors[2]));
        for (float coordinate : axes.project(vectors[1])) {
            assertThat(coordinate).isCloseTo(0, within(1e-5f));
        }
    }

    @Test
    void thereAreNoMoreAxesThanComponents() {
        assertThat(PrincipalAxes.centered(new float[][] {{1}, {2}}, 2).project(new float[] {1}))
                .hasSize(1);
    }

    @Test
    void theSameVectorsGiveTheSameAxes() {
        float[][] vectors = {{1, 0, 2}, {0, 1, 1}, {3, 1, 0}, {1, 1, 1}};
        assertThat(PrincipalAxes.centered(vectors, 2).project(vectors[2]))
                .containsExactly(PrincipalAxes.centered(vectors, 2).project(vectors[2]));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
