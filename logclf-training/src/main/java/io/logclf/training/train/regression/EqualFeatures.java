package io.logclf.training.train.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Features of examples, with those that no example tells apart united: n-grams of one word mostly occur in the
 * same texts, with equal values.
 *
 * The fit of a regression is the same, and has fewer parameters. Let m features have the value v in some examples and not
 * occur in the others. At the minimum of a loss with a penalty on squared weights, all of them have the same weight w. One
 * feature of the value {@code v sqrt(m)} and the weight {@code w sqrt(m)} adds the same to scores,
 * {@code m v w}, and to the penalty, {@code m w^2}.
 *
 * Features are numbers from 0 to a bound, united ones from 0 to {@link #count}, in the order in which examples have them, so
 * that the commonest lie close together in memory. Immutable, but for the arrays it hands out.
 */
final class EqualFeatures {

    /** The number of the united feature of each feature, or -1 for one that no example has. */
    private final int[] united;
    /** How many features each united one stands for. */
    private final int[] sizes;

    private final int[][] rows;
    private final float[][] values;

    /**
     * Unites features, in time linear in the features of all examples: each example divides the classes of features
     * that the examples before it left together.
     *
     * @param bound above all features
     * @param features of each example, each once
     * @param values of the features, in their order
     */
    EqualFeatures(int bound, List<int[]> features, List<float[]> values) {
        int[] classes = classes(bound, features, values);
        this.united = new int[bound];
        Arrays.fill(united, -1);
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] first = new int[bound];
        for (int[] example : features) {
            for (int feature : example) {
                if (united[feature] < 0) {
                    Integer known = numbers.putIfAbsent(classes[feature], numbers.size());
                    united[feature] = known == null ? numbers.size() - 1 : known;
                    first[united[feature]] = known == null ? feature : first[united[feature]];
                }
            }
        }
        this.sizes = new int[numbers.size()];
        for (int number : united) {
            if (number >= 0) {
                sizes[number]++;
            }
        }
        this.rows = new int[features.size()][];
        this.values = new float[features.size()][];
        for (int example = 0; example < rows.length; example++) {
            unite(example, features.get(example), values.get(example), first);
        }
    }

    /** Returns a number for each feature: equal for those that occur in the same examples with equal values. */
    private static int[] classes(int bound, List<int[]> features, List<float[]> values) {
        int[] classes = new int[bound];
        int next = 1;
        Map<Long, Integer> divided = new HashMap<>();
        for (int example = 0; example < features.size(); example++) {
            divided.clear();
            float[] ofExample = values.get(example);
            int[] own = features.get(example);
            for (int i = 0; i < own.length; i++) {
                long key =
                        ((long) classes[own[i]] << Integer.SIZE) | (Float.floatToIntBits(ofExample[i]) & 0xFFFF_FFFFL);
                Integer known = divided.putIfAbsent(key, next);
                classes[own[i]] = known == null ? next++ : known;
            }
        }
        return classes;
    }

    /** @param first for each united feature one of those that it stands for */
    private void unite(int example, int[] features, float[] ofExample, int[] first) {
        int[] row = new int[features.length];
        float[] value = new float[features.length];
        int count = 0;
        for (int i = 0; i < features.length; i++) {
            int number = united[features[i]];
            if (first[number] == features[i]) {
                row[count] = number;
                value[count++] = ofExample[i] * (float) Math.sqrt(sizes[number]);
            }
        }
        rows[example] = Arrays.copyOf(row, count);
        values[example] = Arrays.copyOf(value, count);
    }

    /** Returns the number of united features. */
    int count() {
        return sizes.length;
    }

    /** Returns the united features of each example, each once; not a copy. */
    int[][] rows() {
        return rows;
    }

    /** Returns the values of the united features, in the order of {@link #rows}; not a copy. */
    float[][] values() {
        return values;
    }

    /** Returns the number of the united feature that a feature is part of, or -1 if no example has it. */
    int united(int feature) {
        return united[feature];
    }

    /** Returns what the weight of a united feature is divided by to be that of each feature that it stands for. */
    double divisor(int united) {
        return Math.sqrt(sizes[united]);
    }
}
