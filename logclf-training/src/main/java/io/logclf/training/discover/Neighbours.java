package io.logclf.training.discover;

import java.util.Arrays;
import java.util.List;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/**
 * Finds the vectors of length 1 within a cosine distance, exactly and in memory linear in their number.
 *
 * <p>Every vector is looked at, but most only at their first principal components: the product of two vectors is at most the
 * product of those plus the product of the lengths of what is left (Cauchy and Schwarz). Not safe for concurrent use.
 */
final class Neighbours implements RNNSearch<Integer, Integer> {

    private static final int HEAD = 128;
    /** Fits the first-level cache with its bounds. */
    private static final int BLOCK = 512;

    /** What rounding may add up to. */
    private static final double SLACK = 1e-5;

    private final float[][] vectors;
    /** The first components, by block, component and place in the block: a loop over places that the JIT makes SIMD code of. */
    private final float[][][] heads;

    private final float[] bounds = new float[BLOCK];
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
        heads = new float[(vectors.length + BLOCK - 1) / BLOCK][Math.min(HEAD, vectors[0].length)][BLOCK];
        rests = new float[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            float[] head = basis.project(vectors[i]);
            for (int d = 0; d < head.length; d++) {
                heads[i / BLOCK][d][i % BLOCK] = head[d];
            }
            double rest = Cosine.dot(vectors[i], vectors[i]) - Cosine.dot(head, head);
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
        double least = 1 - radius - SLACK;
        for (int block = 0; block < heads.length; block++) {
            int first = block * BLOCK;
            bound(key, block);
            for (int i = first; i < Math.min(first + BLOCK, vectors.length); i++) {
                // A text without an embedding, all zeros, is near nothing, but still is one.
                if (bounds[i - first] + rests[key] * rests[i] < least && i != key) {
                    continue;
                }
                double product = Cosine.dot(vectors[key], vectors[i]);
                if (product >= least || i == key) {
                    neighbours.add(Neighbor.of(i, i, 1 - product));
                    weight += weights[i];
                }
            }
        }
        for (int n = neighbours.size() - before; n < Math.min(weight, minWeight); n++) {
            neighbours.add(Neighbor.of(key, key, 0));
        }
    }

    /** Computes the products of the heads of a vector and of those of a block. */
    private void bound(int key, int block) {
        Arrays.fill(bounds, 0);
        float[][] own = heads[key / BLOCK];
        for (int d = 0; d < own.length; d++) {
            float value = own[d][key % BLOCK];
            float[] others = heads[block][d];
            for (int i = 0; i < BLOCK; i++) {
                bounds[i] += value * others[i];
            }
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
