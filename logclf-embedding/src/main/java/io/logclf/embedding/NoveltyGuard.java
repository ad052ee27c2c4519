package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.embedding.Neighbours.Neighbour;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a message is from the training data, by the Mahalanobis distance of its embedding to the nearest training
 * template, in the covariance that templates have around the mean of their label (Lee, Lee, Lee and Shin, A simple unified
 * framework for detecting out-of-distribution samples and adversarial attacks, NeurIPS 2018, measure it to the means; Sun, Ming,
 * Zhu and Li, Out-of-distribution detection with deep nearest neighbors, ICML 2022, look at neighbours).
 * {@code docs/performance.md} compares it with other guards. What an encoder gives of lower layers is left out: texts that share
 * words are near there. Immutable and safe for concurrent use.
 */
public final class NoveltyGuard {

    private final List<TrainingTemplate> templates;
    private final int dimension;
    /** A matrix, row by row, that makes the covariance the identity. */
    private final float[] whitening;

    private final float[] whiteningColumns;
    /**
     * A column for each dimension, with a value for each template: the templates, whitened. Computed when a distance is first wanted, as
     * it takes some tenths of a second while the JVM is cold, and a stage may never want one.
     */
    private volatile float @Nullable [] templateColumns;

    private NoveltyGuard(List<TrainingTemplate> templates, float[] whitening) {
        this.templates = List.copyOf(templates);
        this.dimension = templates.get(0).embedding().dimension();
        this.whitening = whitening;
        this.whiteningColumns = Vectors.columns(whitening, dimension);
    }

    /**
     * Returns a guard of templates. It takes time linear in the
     * templates and cubic in the dimension: some 0.1 s for 1,000 templates of 384 dimensions.
     *
     * @param given one or more, with embeddings of one dimension
     * @throws IllegalArgumentException if there is none, or the dimensions differ
     */
    public static NoveltyGuard fit(List<TrainingTemplate> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("templates must not be empty");
        }
        List<TrainingTemplate> templates =
                given.stream().map(TrainingTemplate::ofSentence).toList();
        int dimension = templates.get(0).embedding().dimension();
        if (templates.stream().anyMatch(template -> template.embedding().dimension() != dimension)) {
            throw new IllegalArgumentException(
                    "templates must have embeddings of one dimension, as the first: " + dimension);
        }
        Map<Label, double[]> means = means(templates, dimension);
        Covariance covariance = new Covariance(dimension);
        for (TrainingTemplate template : templates) {
            double[] mean = means.getOrDefault(template.label(), new double[dimension]);
            float[] unit = Vectors.unit(template.embedding());
            double[] difference = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                difference[i] = unit[i] - mean[i];
            }
            covariance.add(difference);
        }
        return of(templates, covariance.whitening());
    }

    /**
     * Returns a guard of templates whose covariance is known.
     *
     * @param templates one or more
     * @param whitening as many rows and columns as the embeddings have dimensions, row by row
     */
    static NoveltyGuard of(List<TrainingTemplate> templates, float[] whitening) {
        return new NoveltyGuard(templates, whitening);
    }

    /** Two threads may compute the same at the same time. */
    private float[] templateColumns() {
        float[] known = templateColumns;
        if (known == null) {
            float[] rows = new float[templates.size() * dimension];
            for (int row = 0; row < templates.size(); row++) {
                float[] unit = Vectors.unit(templates.get(row).embedding());
                System.arraycopy(unit, 0, rows, row * dimension, dimension);
            }
            known = Vectors.products(whitening, Vectors.columns(rows, dimension), templates.size());
            templateColumns = known;
        }
        return known;
    }

    /** Returns the templates that the guard was fitted to, with the embeddings of their sentences. */
    public List<TrainingTemplate> templates() {
        return templates;
    }

    /** Returns the dimension of the sentences' embeddings. */
    public int dimension() {
        return dimension;
    }

    /**
     * Returns how far an embedding is from the nearest template; 0 or more.
     *
     * @throws IllegalArgumentException if the sentence's embedding has another dimension
     */
    public double distance(Embedding embedding) {
        float least = Float.POSITIVE_INFINITY;
        for (float squared : squaredDistances(unit(embedding))) {
            least = Math.min(least, squared);
        }
        return Math.sqrt(least);
    }

    /**
     * Returns the templates that are nearest to an embedding by {@link #distance}, nearest first.
     *
     * @param count how many at most, 1 or more
     * @throws IllegalArgumentException if the sentence's embedding has another dimension, or {@code count} is below 1
     */
    public List<Neighbour> nearest(Embedding embedding, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1: " + count);
        }
        float[] squaredDistances = squaredDistances(unit(embedding));
        return Arrays.stream(smallest(squaredDistances, Math.min(count, squaredDistances.length)))
                .mapToObj(templates::get)
                .map(template -> new Neighbour(
                        template.message(),
                        template.label(),
                        template.embedding().cosineSimilarity(embedding)))
                .toList();
    }

    /**
     * Returns the squared Mahalanobis distance of an embedding from each template, in their order:
     * Euclidean distances after whitening both.
     *
     * @param unit of length 1, with {@link #dimension} values
     */
    float[] squaredDistances(float[] unit) {
        float[] whitened = Vectors.product(whiteningColumns, dimension, unit);
        return Vectors.squaredDistances(templateColumns(), templates.size(), whitened);
    }

    float[] whitening() {
        return whitening;
    }

    private float[] unit(Embedding embedding) {
        Embedding sentence = embedding.sentence();
        if (sentence.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "the sentence's embedding must have " + dimension + " values: " + sentence.dimension());
        }
        return Vectors.unit(sentence);
    }

    /**
     * Returns the places of the smallest values, smallest first, by insertion: there are thousands of
     * values and few are wanted.
     */
    private static int[] smallest(float[] values, int count) {
        int[] places = new int[count];
        int filled = 0;
        for (int place = 0; place < values.length; place++) {
            if (filled < count || values[place] < values[places[count - 1]]) {
                int at = filled < count ? filled++ : count - 1;
                while (at > 0 && values[places[at - 1]] > values[place]) {
                    places[at] = places[at - 1];
                    at--;
                }
                places[at] = place;
            }
        }
        return places;
    }

    /** Returns the mean embedding of each label's templates. */
    private static Map<Label, double[]> means(List<TrainingTemplate> templates, int dimension) {
        Map<Label, double[]> means = new HashMap<>();
        Map<Label, Integer> counts = new HashMap<>();
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
}
