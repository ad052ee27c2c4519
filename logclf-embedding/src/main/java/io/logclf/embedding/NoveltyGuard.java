package io.logclf.embedding;

import io.logclf.api.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a message is like the training data, by the Mahalanobis distance of its embedding to the nearest label's mean, in
 * one covariance for all labels (Lee, Lee, Lee and Shin, A simple unified framework for detecting out-of-distribution samples
 * and adversarial attacks, NeurIPS 2018). {@code docs/performance.md} compares it with other guards. Immutable and safe for
 * concurrent use.
 */
public final class NoveltyGuard {

    private final int dimension;
    /** A matrix, row by row, that makes the covariance the identity. */
    private final float[] whitening;

    private final float[] whiteningColumns;
    /** A row for each label: the mean of its templates, whitened. */
    private final float[] means;

    private final double maxDistance;

    private NoveltyGuard(
            int dimension, float[] whitening, float[] whiteningColumns, float[] means, double maxDistance) {
        this.dimension = dimension;
        this.whitening = whitening;
        this.whiteningColumns = whiteningColumns;
        this.means = means;
        this.maxDistance = maxDistance;
    }

    /**
     * Returns a guard that finds everything familiar, until {@link #withMaxDistance} says otherwise. It takes time linear in the
     * templates and cubic in the dimension: some 0.1 s for 1,000 templates of 384 dimensions.
     *
     * @param templates one or more, with embeddings of one dimension
     * @throws IllegalArgumentException if there is none, or the dimensions differ
     */
    public static NoveltyGuard fit(List<TrainingTemplate> templates) {
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("templates must not be empty");
        }
        int dimension = templates.get(0).embedding().dimension();
        if (templates.stream().anyMatch(template -> template.embedding().dimension() != dimension)) {
            throw new IllegalArgumentException(
                    "templates must have embeddings of one dimension, as the first: " + dimension);
        }
        Map<Label, double[]> means = means(templates, dimension);
        Covariance covariance = new Covariance(dimension);
        for (TrainingTemplate template : templates) {
            float[] unit = Vectors.unit(template.embedding());
            covariance.add(difference(unit, means.getOrDefault(template.label(), new double[dimension])));
        }
        float[] whitening = covariance.whitening();
        float[] whiteningColumns = Vectors.columns(whitening, dimension);
        float[] whitened = new float[means.size() * dimension];
        int row = 0;
        for (double[] mean : means.values()) {
            float[] values = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                values[i] = (float) mean[i];
            }
            System.arraycopy(
                    Vectors.product(whiteningColumns, dimension, values), 0, whitened, row++ * dimension, dimension);
        }
        return new NoveltyGuard(dimension, whitening, whiteningColumns, whitened, Double.MAX_VALUE);
    }

    /**
     * @param whitening {@code dimension} rows of {@code dimension} values
     * @param means one row or more of {@code dimension} values
     */
    static NoveltyGuard of(int dimension, float[] whitening, float[] means, double maxDistance) {
        return new NoveltyGuard(dimension, whitening, Vectors.columns(whitening, dimension), means, Double.MAX_VALUE)
                .withMaxDistance(maxDistance);
    }

    /**
     * Returns this guard with another threshold.
     *
     * @param maxDistance the largest distance of what is familiar, inclusive
     * @throws IllegalArgumentException unless it is finite and not negative
     */
    public NoveltyGuard withMaxDistance(double maxDistance) {
        if (!(maxDistance >= 0 && maxDistance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("maxDistance must be finite and not negative: " + maxDistance);
        }
        return new NoveltyGuard(dimension, whitening, whiteningColumns, means, maxDistance);
    }

    /** Returns the largest distance of what is familiar, inclusive. */
    public double maxDistance() {
        return maxDistance;
    }

    /** Returns the dimension of the embeddings. */
    public int dimension() {
        return dimension;
    }

    /**
     * Returns how far an embedding is from the nearest label's mean; 0 or more. Embeddings of training templates are as far as the square
     * root of the dimension on average, if there are many.
     *
     * @throws IllegalArgumentException if the embedding has another dimension
     */
    public double distance(Embedding embedding) {
        if (embedding.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "the embedding must have " + dimension + " values: " + embedding.dimension());
        }
        return distance(Vectors.unit(embedding));
    }

    /** @param unit of length 1, with {@link #dimension} values */
    double distance(float[] unit) {
        float[] whitened = Vectors.product(whiteningColumns, dimension, unit);
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from < means.length; from += dimension) {
            double squares = 0;
            for (int i = 0; i < dimension; i++) {
                double difference = (double) whitened[i] - means[from + i];
                squares += difference * difference;
            }
            least = Math.min(least, squares);
        }
        return Math.sqrt(least);
    }

    float[] whitening() {
        return whitening;
    }

    float[] means() {
        return means;
    }

    private static Map<Label, double[]> means(List<TrainingTemplate> templates, int dimension) {
        Map<Label, double[]> means = new LinkedHashMap<>();
        Map<Label, Integer> counts = new LinkedHashMap<>();
        for (TrainingTemplate template : templates) {
            double[] sum = means.computeIfAbsent(template.label(), label -> new double[dimension]);
            counts.merge(template.label(), 1, Integer::sum);
            float[] unit = Vectors.unit(template.embedding());
            for (int i = 0; i < dimension; i++) {
                sum[i] += unit[i];
            }
        }
        means.forEach((label, sum) -> {
            for (int i = 0; i < dimension; i++) {
                sum[i] /= counts.getOrDefault(label, 1);
            }
        });
        return means;
    }

    private static double[] difference(float[] values, double[] mean) {
        double[] difference = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = values[i] - mean[i];
        }
        return difference;
    }
}
