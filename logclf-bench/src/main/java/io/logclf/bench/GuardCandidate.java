package io.logclf.bench;

import io.logclf.api.Label;
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
 * A way to tell whether an embedding is like the training data.
 *
 * @param name for the table
 * @param fit makes a score from training templates: the higher, the more familiar
 */
record GuardCandidate(String name, Function<List<TrainingTemplate>, ToDoubleFunction<Embedding>> fit) {

    static List<GuardCandidate> all() {
        return List.of(
                new GuardCandidate("highest probability", GuardCandidate::highestProbability),
                new GuardCandidate("nearest neighbour", templates -> nearest(templates, 1)),
                new GuardCandidate("3 nearest neighbours", templates -> nearest(templates, 3)),
                new GuardCandidate("5 nearest neighbours", templates -> nearest(templates, 5)),
                new GuardCandidate("10 nearest neighbours", templates -> nearest(templates, 10)),
                new GuardCandidate("Mahalanobis, shared covariance", GuardCandidate::mahalanobis),
                new GuardCandidate("boundary of each label", GuardCandidate::boundaries));
    }

    private static ToDoubleFunction<Embedding> highestProbability(List<TrainingTemplate> templates) {
        LogisticHead head = HeadTrainer.head(templates);
        return embedding -> Arrays.stream(head.probabilities(embedding)).max().orElseThrow();
    }

    private static ToDoubleFunction<Embedding> nearest(List<TrainingTemplate> templates, int neighbours) {
        return embedding -> templates.stream()
                        .mapToDouble(template -> -template.embedding().cosineSimilarity(embedding))
                        .sorted()
                        .limit(neighbours)
                        .average()
                        .orElseThrow()
                * -1;
    }

    private static ToDoubleFunction<Embedding> mahalanobis(List<TrainingTemplate> templates) {
        NoveltyGuard guard = NoveltyGuard.fit(templates);
        return embedding -> -guard.distance(embedding);
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
}
