package io.logclf.bench.study;

import io.logclf.api.Label;
import io.logclf.bench.HeadTrainer;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A way to tell whether an embedding is like the training data. The candidates are the usual ones of the literature on detecting inputs
 * out of distribution: the classifier's own confidence, distances to neighbours, and Mahalanobis distances, to the labels' means or to single
 * templates. {@code NoveltyGuard} is "Mahalanobis, nearest template", which is among the best of them by {@link GuardComparison}.
 *
 * @param name for the table
 * @param fit makes a score from training templates: the higher, the more familiar
 */
record GuardCandidate(String name, Function<List<TrainingTemplate>, ToDoubleFunction<Embedding>> fit) {

    /** Share of the identity in a covariance that would be singular otherwise; as the guard has it. */
    private static final double SHRINKAGE = 0.3;

    /** Returns all candidates, in the order of the table. */
    static List<GuardCandidate> all() {
        return List.of(
                new GuardCandidate("highest probability", GuardCandidate::highestProbability),
                new GuardCandidate("nearest neighbour", templates -> nearest(templates, 1)),
                new GuardCandidate("3 nearest neighbours", templates -> nearest(templates, 3)),
                new GuardCandidate("5 nearest neighbours", templates -> nearest(templates, 5)),
                new GuardCandidate("10 nearest neighbours", templates -> nearest(templates, 10)),
                new GuardCandidate("Mahalanobis, nearest label's mean", GuardCandidate::mahalanobis),
                new GuardCandidate("Mahalanobis, nearest template", GuardCandidate::nearestWhitened),
                new GuardCandidate("boundary of each label", GuardCandidate::boundaries));
    }

    /** The probability of the likeliest label (Hendrycks and Gimpel, ICLR 2017). */
    private static ToDoubleFunction<Embedding> highestProbability(List<TrainingTemplate> templates) {
        LogisticHead head = HeadTrainer.head(templates);
        return embedding -> Arrays.stream(head.probabilities(embedding)).max().orElseThrow();
    }

    /** The mean cosine similarity to the nearest templates. */
    private static ToDoubleFunction<Embedding> nearest(List<TrainingTemplate> templates, int neighbours) {
        return embedding -> templates.stream()
                        .mapToDouble(template -> -template.embedding().cosineSimilarity(embedding))
                        .sorted()
                        .limit(neighbours)
                        .average()
                        .orElseThrow()
                * -1;
    }

    /** The distance to the nearest template in whitened space: the guard itself. */
    private static ToDoubleFunction<Embedding> nearestWhitened(List<TrainingTemplate> templates) {
        NoveltyGuard guard = NoveltyGuard.fit(templates);
        return embedding -> -guard.distance(embedding);
    }

    /** Distance to the nearest label's mean, in a covariance that all labels share (Lee et al., NeurIPS 2018). */
    private static ToDoubleFunction<Embedding> mahalanobis(List<TrainingTemplate> templates) {
        Map<Label, double[]> means = means(templates);
        int dimension = templates.get(0).embedding().dimension();
        double[][] covariance = new double[dimension][dimension];
        for (TrainingTemplate template : templates) {
            double[] difference = difference(template.embedding(), of(means, template.label()));
            for (int i = 0; i < dimension; i++) {
                for (int k = 0; k <= i; k++) {
                    covariance[i][k] += difference[i] * difference[k] / templates.size();
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < dimension; i++) {
            trace += covariance[i][i];
        }
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k <= i; k++) {
                covariance[i][k] *= 1 - SHRINKAGE;
            }
            covariance[i][i] += SHRINKAGE * trace / dimension;
        }
        double[][] lower = cholesky(covariance);
        return embedding -> -means.values().stream()
                .mapToDouble(mean -> squaredLength(solve(lower, difference(embedding, mean))))
                .min()
                .orElseThrow();
    }

    /** How many standard deviations the similarity to a label's mean is above or below what its templates have. */
    private static ToDoubleFunction<Embedding> boundaries(List<TrainingTemplate> templates) {
        Map<Label, Embedding> means = new LinkedHashMap<>();
        means(templates).forEach((label, mean) -> {
            float[] values = new float[mean.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) mean[i];
            }
            means.put(label, Embedding.of(values));
        });
        Map<Label, double[]> spreads = templates.stream()
                .collect(Collectors.groupingBy(
                        TrainingTemplate::label,
                        Collectors.collectingAndThen(Collectors.toList(), group -> spread(group, means))));
        return embedding -> means.entrySet().stream()
                .mapToDouble(entry -> (embedding.cosineSimilarity(entry.getValue()) - of(spreads, entry.getKey())[0])
                        / of(spreads, entry.getKey())[1])
                .max()
                .orElseThrow();
    }

    /** Mean and standard deviation of the similarity to the label's mean. */
    private static double[] spread(List<TrainingTemplate> group, Map<Label, Embedding> means) {
        double[] similarities = group.stream()
                .mapToDouble(template -> template.embedding().cosineSimilarity(of(means, template.label())))
                .toArray();
        double mean = Arrays.stream(similarities).average().orElseThrow();
        double variance = Arrays.stream(similarities)
                .map(similarity -> (similarity - mean) * (similarity - mean))
                .average()
                .orElseThrow();
        // A label with one template has no spread; that of a close group stands in.
        return new double[] {mean, Math.max(Math.sqrt(variance), 0.05)};
    }

    /** Returns the mean embedding of each label. */
    private static Map<Label, double[]> means(List<TrainingTemplate> templates) {
        Map<Label, double[]> means = new LinkedHashMap<>();
        Map<Label, Long> counts =
                templates.stream().collect(Collectors.groupingBy(TrainingTemplate::label, Collectors.counting()));
        for (TrainingTemplate template : templates) {
            float[] values = template.embedding().toArray();
            double[] mean = means.computeIfAbsent(template.label(), label -> new double[values.length]);
            for (int i = 0; i < values.length; i++) {
                mean[i] += values[i] / of(counts, template.label());
            }
        }
        return means;
    }

    private static <T> T of(Map<Label, T> map, Label label) {
        return Objects.requireNonNull(map.get(label));
    }

    private static double[] difference(Embedding embedding, double[] mean) {
        float[] values = embedding.toArray();
        double[] difference = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = values[i] - mean[i];
        }
        return difference;
    }

    /** Returns the lower triangle whose product with its transpose is a symmetric, positive definite matrix. */
    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = matrix[i][k];
                for (int j = 0; j < k; j++) {
                    sum -= lower[i][j] * lower[k][j];
                }
                lower[i][k] = i == k ? Math.sqrt(sum) : sum / lower[k][k];
            }
        }
        return lower;
    }

    /** Solves a lower triangular system by forward substitution; the squared length of the result is the Mahalanobis distance squared. */
    private static double[] solve(double[][] lower, double[] right) {
        double[] solution = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * solution[k];
            }
            solution[i] = sum / lower[i][i];
        }
        return solution;
    }

    private static double squaredLength(double[] vector) {
        return Arrays.stream(vector).map(value -> value * value).sum();
    }
}
