package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EqualFeaturesTest {

    @Test
    void featuresOfTheSameExamplesAndValuesAreOne() {
        EqualFeatures features = new EqualFeatures(
                10,
                List.of(new int[] {3, 7, 5, 9}, new int[] {5, 3}, new int[] {1}),
                List.of(new float[] {2, 2, 2, 2}, new float[] {4, 4}, new float[] {3}));
        assertThat(features.count()).isEqualTo(3);
        assertThat(features.united(3)).isEqualTo(features.united(5)).isZero();
        assertThat(features.united(7)).isEqualTo(features.united(9)).isEqualTo(1);
        assertThat(features.united(1)).isEqualTo(2);
        assertThat(features.united(0)).isEqualTo(-1);
        assertThat(features.rows()).isDeepEqualTo(new int[][] {{0, 1}, {0}, {2}});
        float root = (float) Math.sqrt(2);
        assertThat(features.values()).isDeepEqualTo(new float[][] {{2 * root, 2 * root}, {4 * root}, {3}});
        assertThat(features.divisor(0)).isEqualTo(Math.sqrt(2));
        assertThat(features.divisor(2)).isEqualTo(1);
    }

    @Test
    void featuresOfOtherValuesAreNotOne() {
        EqualFeatures features = new EqualFeatures(
                2, List.of(new int[] {0, 1}, new int[] {0, 1}), List.of(new float[] {1, 1}, new float[] {1, 2}));
        assertThat(features.united(0)).isNotEqualTo(features.united(1));
    }

    @Test
    void examplesMayHaveNoFeatures() {
        EqualFeatures features =
                new EqualFeatures(2, List.of(new int[0], new int[] {1}), List.of(new float[0], new float[] {1}));
        assertThat(features.rows()).isDeepEqualTo(new int[][] {{}, {0}});
    }

    /** Weights that are equal for features that are one add the same to scores and to the penalty. */
    @Test
    void scoresAndPenaltiesAreThoseOfAllFeatures() {
        Random random = new Random(1);
        List<int[]> rows = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int example = 0; example < 40; example++) {
            int[] row = random.ints(0, 30).distinct().limit(8).toArray();
            // Of each two features, both or none occur.
            int[] both = new int[2 * row.length];
            float[] value = new float[both.length];
            for (int i = 0; i < both.length; i++) {
                both[i] = 2 * row[i / 2] + i % 2;
                value[i] = 1 + row[i / 2];
            }
            rows.add(both);
            values.add(value);
        }
        EqualFeatures features = new EqualFeatures(60, rows, values);
        assertThat(features.count()).isLessThanOrEqualTo(30);
        double[] united = random.doubles(features.count()).toArray();
        double penalty = 0;
        for (int feature = 0; feature < 60; feature++) {
            int number = features.united(feature);
            double weight = number < 0 ? 0 : united[number] / features.divisor(number);
            penalty += weight * weight;
        }
        double ofUnited = 0;
        for (double weight : united) {
            ofUnited += weight * weight;
        }
        assertThat(penalty).isCloseTo(ofUnited, within(1e-9));
        for (int example = 0; example < rows.size(); example++) {
            double score = 0;
            for (int i = 0; i < rows.get(example).length; i++) {
                int number = features.united(rows.get(example)[i]);
                score += values.get(example)[i] * united[number] / features.divisor(number);
            }
            double other = 0;
            for (int i = 0; i < features.rows()[example].length; i++) {
                other += features.values()[example][i] * united[features.rows()[example][i]];
            }
            assertThat(other).isCloseTo(score, within(1e-4));
        }
    }
}
