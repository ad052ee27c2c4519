package io.logclf.training.discover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import smile.clustering.DBSCAN;

/**
 * DBSCAN (Ester, Kriegel, Sander, Xu, KDD 1996) with cosine distance over vectors that stand for several
 * messages each.
 *
 * DBSCAN because the number of groups is unknown, and because what is like nothing else can stay alone. Its
 * chains put opposites into one cluster, which {@link ClusterSplit} divides again.
 *
 * @param clusters for each vector its cluster from 0, or {@link #NOISE}
 * @param reaches for a sample of the vectors, ascending: how far it is to the next one; what {@link
 *     DistancePlot} shows
 */
@SuppressWarnings("ArrayRecordComponent")
record Clustering(int[] clusters, double[] reaches) {

    /** The cluster of what is in none. */
    static final int NOISE = -1;

    private static final long MAX_SAMPLE = 1_000;
    /** The sample is smaller where it would cost more distances than this. */
    private static final long MAX_DISTANCES = 10_000_000;

    /**
     * Clusters vectors.
     *
     * @param vectors of length 1, or 0 for a text without an embedding
     * @param weights how many messages each stands for
     * @param separation what must not be in one cluster
     * @param eps up to which cosine distance two vectors are neighbours
     * @param minPoints how many messages a vector and its neighbours must have together to begin or extend
     *     a cluster
     */
    static Clustering of(float[][] vectors, int[] weights, Separation separation, double eps, int minPoints) {
        Neighbours neighbours = new Neighbours(vectors, weights, minPoints);
        Integer[] places = IntStream.range(0, vectors.length).boxed().toArray(Integer[]::new);
        int[] found = DBSCAN.fit(places, neighbours, minPoints, eps).y;
        int[] clusters = Arrays.stream(found)
                .map(y -> y == Integer.MAX_VALUE ? NOISE : y)
                .toArray();
        int[] split = new ClusterSplit(neighbours, separation, eps).split(clusters);
        return new Clustering(withoutRare(split, weights, minPoints), reaches(neighbours, vectors.length));
    }

    /** Makes noise of clusters with too few messages: a part of what was split may be too small to be one. */
    private static int[] withoutRare(int[] clusters, int[] weights, int minPoints) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int i = 0; i < clusters.length; i++) {
            sizes.merge(clusters[i], (long) weights[i], Long::sum);
        }
        return Arrays.stream(clusters)
                .map(c -> sizes.getOrDefault(c, 0L) < minPoints ? NOISE : c)
                .toArray();
    }

    /** Returns the reach of evenly chosen vectors, sorted; none for a single vector. */
    private static double[] reaches(Neighbours neighbours, int size) {
        if (size < 2) {
            return new double[0];
        }
        int sample = (int) Math.max(2, Math.min(Math.min(MAX_SAMPLE, size), MAX_DISTANCES / size));
        return IntStream.range(0, sample)
                .mapToDouble(i -> neighbours.reach((int) ((long) i * size / sample)))
                .sorted()
                .toArray();
    }
}
