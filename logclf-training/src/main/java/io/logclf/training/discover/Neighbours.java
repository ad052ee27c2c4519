package io.logclf.training.discover;

import java.util.Arrays;
import java.util.List;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/**
 * Finds the vectors of length 1 within a cosine distance, exactly and in memory linear in their number.
 *
 * <p>Every vector is looked at, but most only at their first principal components: the product of two vectors is at most the
 * product of those plus the product of the lengths of what is left (Cauchy and Schwarz).
 */
final class Neighbours implements RNNSearch<Integer, Integer> {

    private static final int HEAD = 48;
    /** What rounding may add up to. */
    private static final double SLACK = 1e-5;

    private final float[][] vectors;
    private final float[][] heads;
    private final float[] rests;
    private final int[] weights;
    private final int minWeight;

    /**
     * Indexes vectors.
     *
     * @param weights how many messages each stands for
     * @param minWeight what is fewer is reported as no more than it is, and what is enough as {@code minWeight} at least
     */
    Neighbours(float[][] vectors, int[] weights, int minWeight) {
        this.vectors = vectors;
        this.weights = weights;
        this.minWeight = minWeight;
        Basis basis = Basis.of(vectors, HEAD);
        heads = new float[vectors.length][];
        rests = new float[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            heads[i] = basis.project(vectors[i]);
            double rest = Cosine.dot(vectors[i], vectors[i]) - Cosine.dot(heads[i], heads[i]);
            rests[i] = (float) Math.sqrt(Math.max(0, rest) + SLACK);
        }
    }

    /**
     * Adds what is within the radius, the vector itself included. DBSCAN counts neighbours and knows no weights: where few stand
     * for many messages, the vector itself is added again until they are enough.
     */
    @Override
    public void range(Integer key, double radius, List<Neighbor<Integer, Integer>> neighbours) {
        long weight = 0;
        int before = neighbours.size();
        float[] vector = vectors[key];
        float[] head = heads[key];
        double least = 1 - radius - SLACK;
        for (int i = 0; i < vectors.length; i++) {
            // A text without an embedding, all zeros, is near nothing, but still is one.
            if (i != key && Cosine.dot(head, heads[i]) + rests[key] * rests[i] < least) {
                continue;
            }
            double product = Cosine.dot(vector, vectors[i]);
            if (product >= least || i == key) {
                neighbours.add(Neighbor.of(i, i, 1 - product));
                weight += weights[i];
            }
        }
        for (int n = neighbours.size() - before; n < Math.min(weight, minWeight); n++) {
            neighbours.add(Neighbor.of(key, key, 0));
        }
    }

    /** Returns the distance at which a vector has another one beside it, and both and those between have enough messages. */
    double reach(int key) {
        double[] distances = new double[vectors.length];
        Integer[] order = new Integer[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            distances[i] = i == key ? -1 : Math.max(0, 1 - Cosine.dot(vectors[key], vectors[i]));
            order[i] = i;
        }
        if (minWeight <= weights[key]) {
            return Arrays.stream(distances).filter(d -> d >= 0).min().orElse(2);
        }
        Arrays.sort(order, (a, b) -> Double.compare(distances[a], distances[b]));
        long weight = 0;
        for (int i = 0; i < order.length; i++) {
            weight += weights[order[i]];
            if (i > 0 && weight >= minWeight) {
                return distances[order[i]];
            }
        }
        return 2;
    }
}
