package io.logclf.embedding;

import io.logclf.embedding.Neighbours.Neighbour;
import java.util.Arrays;
import java.util.List;

/**
 * Tells whether a message is like the training data: its familiarity is the mean cosine similarity to the nearest training
 * templates, and it is familiar from a threshold on. (Sun, Ming, Zhu and Li, Out-of-distribution detection with deep nearest
 * neighbors, ICML 2022, with the mean in place of the k-th.) {@code docs/performance.md} compares it with other guards.
 * Immutable and safe for concurrent use.
 */
public final class NoveltyGuard {

    private final List<TrainingTemplate> templates;
    private final int neighbours;
    private final double threshold;
    private final int dimension;
    /** A row of length 1 for each template. */
    private final float[] rows;

    private NoveltyGuard(List<TrainingTemplate> templates, int neighbours, double threshold) {
        this.templates = List.copyOf(templates);
        this.neighbours = Math.min(neighbours, templates.size());
        this.threshold = threshold;
        this.dimension = templates.get(0).embedding().dimension();
        this.rows = new float[templates.size() * dimension];
        for (int row = 0; row < templates.size(); row++) {
            System.arraycopy(Vectors.unit(templates.get(row).embedding()), 0, rows, row * dimension, dimension);
        }
    }

    /**
     * Returns a guard.
     *
     * @param templates one or more, with embeddings of one dimension
     * @param neighbours how many of the nearest are averaged; 1 or more, all if there are fewer
     * @param threshold the lowest familiarity that is enough, inclusive; in [-1, 1]
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static NoveltyGuard of(List<TrainingTemplate> templates, int neighbours, double threshold) {
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("templates must not be empty");
        }
        if (neighbours < 1) {
            throw new IllegalArgumentException("neighbours must be at least 1: " + neighbours);
        }
        if (!(threshold >= -1 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in [-1, 1]: " + threshold);
        }
        int dimension = templates.get(0).embedding().dimension();
        if (templates.stream().anyMatch(template -> template.embedding().dimension() != dimension)) {
            throw new IllegalArgumentException(
                    "templates must have embeddings of one dimension, as the first: " + dimension);
        }
        return new NoveltyGuard(templates, neighbours, threshold);
    }

    /** Returns the training templates. */
    public List<TrainingTemplate> templates() {
        return templates;
    }

    /** Returns how many of the nearest templates are averaged. */
    public int neighbours() {
        return neighbours;
    }

    /** Returns the lowest familiarity that is enough, inclusive. */
    public double threshold() {
        return threshold;
    }

    /** Returns the dimension of the embeddings. */
    public int dimension() {
        return dimension;
    }

    /**
     * Returns the mean cosine similarity to the nearest templates, in [-1, 1] up to rounding.
     *
     * @throws IllegalArgumentException if the embedding has another dimension
     */
    public double familiarity(Embedding embedding) {
        if (embedding.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "the embedding must have " + dimension + " values: " + embedding.dimension());
        }
        return familiarity(similarities(Vectors.unit(embedding)));
    }

    /** Returns the cosine similarity to every template. */
    float[] similarities(float[] unit) {
        float[] similarities = new float[templates.size()];
        for (int row = 0; row < similarities.length; row++) {
            similarities[row] = Vectors.dot(rows, row * dimension, unit);
        }
        return similarities;
    }

    double familiarity(float[] similarities) {
        double sum = 0;
        for (int row : nearestRows(similarities, neighbours)) {
            sum += similarities[row];
        }
        return sum / neighbours;
    }

    /** Returns the {@code count} most similar templates, most similar first. */
    List<Neighbour> nearest(float[] similarities, int count) {
        return Arrays.stream(nearestRows(similarities, Math.min(count, similarities.length)))
                .mapToObj(row -> new Neighbour(
                        templates.get(row).message(), templates.get(row).label(), similarities[row]))
                .toList();
    }

    /** Returns the rows of the largest similarities, largest first, the first of equal ones first. */
    private static int[] nearestRows(float[] similarities, int count) {
        int[] rows = new int[count];
        int filled = 0;
        for (int row = 0; row < similarities.length; row++) {
            if (filled < count || similarities[row] > similarities[rows[count - 1]]) {
                int at = filled < count ? filled++ : count - 1;
                while (at > 0 && similarities[rows[at - 1]] < similarities[row]) {
                    rows[at] = rows[at - 1];
                    at--;
                }
                rows[at] = row;
            }
        }
        return rows;
    }
}
