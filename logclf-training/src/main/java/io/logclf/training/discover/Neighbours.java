package io.logclf.training.discover;

import java.util.Arrays;
import java.util.List;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/**
 * Finds the vectors of length 1 within a cosine distance, in memory linear in their number. Every vector's
 * {@linkplain Sketches sketch} is looked at, which costs a few nanoseconds, and those whose sketches are
 * near are compared exactly. What is found is within the distance; what lies at its very edge may be
 * missed, one in 16,000, and the nearer the less. Not safe for concurrent use.
 */
final class Neighbours implements RNNSearch<Integer, Integer> {

    /** What rounding may add up to in a product of two vectors of length 1. */
    private static final double SLACK = 1e-5;

    private final float[][] vectors;
    private final Sketches sketches;
    private final int[] weights;
    private final int minWeight;

    /**
     * Indexes vectors.
     *
     * @param weights how many messages each stands for
     * @param minWeight what is fewer is reported as no more than it is, and what is enough as {@code
     *     minWeight} at least
     */
    Neighbours(float[][] vectors, int[] weights, int minWeight) {
        this.vectors = vectors;
        this.weights = weights;
        this.minWeight = minWeight;
        sketches = new Sketches(vectors);
    }

    /**
     * Adds what is within the radius, the vector itself included. DBSCAN counts neighbours and knows no
     * weights: where few stand for many messages, the vector itself is added again until they are enough.
     */
    @Override
    public void range(Integer key, double radius, List<Neighbor<Integer, Integer>> neighbours) {
        long weight = 0;
        int before = neighbours.size();
        double least = 1 - radius - SLACK;
        Sketches.Limit limit = sketches.limit(least);
        int i = -1;
        while ((i = sketches.next(key, i + 1, vectors.length, limit)) < vectors.length) {
            double product = VectorMath.dot(vectors[key], vectors[i]);
            // A text without an embedding, all zeros, is near nothing, but still is one.
            if (product >= least || i == key) {
                neighbours.add(Neighbor.of(i, i, 1 - product));
                weight += weights[i];
            }
        }
        for (int n = neighbours.size() - before; n < Math.min(weight, minWeight); n++) {
            neighbours.add(Neighbor.of(key, key, 0));
        }
    }

    /**
     * Returns the distance to the next other vector at which both and those between have enough messages:
     * where this vector would begin to be part of a cluster. 2, the largest cosine distance, if there is
     * none.
     */
    double reach(int key) {
        double[] distances = new double[vectors.length];
        Integer[] order = new Integer[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            distances[i] = i == key ? -1 : Math.max(0, 1 - VectorMath.dot(vectors[key], vectors[i]));
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
