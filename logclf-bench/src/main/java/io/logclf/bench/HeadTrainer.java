package io.logclf.bench;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a head that is good enough to measure with: multinomial logistic regression with an L2 penalty, by gradient descent
 * over all templates at once.
 */
final class HeadTrainer {

    private static final int STEPS = 300;
    private static final double RATE = 5;
    private static final double PENALTY = 1e-4;

    private static final Thresholds ALWAYS = new Thresholds(0, 0, 0);

    private HeadTrainer() {}

    /**
     * Trains a head with a guard that finds everything familiar.
     *
     * @param labelled normalized messages, each once, with their labels; two labels or more
     */
    static EmbeddingHead train(TextEncoder encoder, Map<String, Label> labelled, Normalizer normalizer) {
        List<TrainingTemplate> templates = new ArrayList<>();
        labelled.forEach((message, label) ->
                templates.add(new TrainingTemplate(message, label, encoder.encode(normalizer.encoderText(message)))));
        LogisticHead head = head(templates);
        return new EmbeddingHead(
                ngrams(labelled, head.labels(), normalizer),
                head,
                NoveltyGuard.fit(templates),
                1,
                Confidence.PLAIN,
                ALWAYS,
                encoder.fingerprint());
    }

    /**
     * Makes a head over n-grams that is as large as a trained one: its weights are sums of the labels' vectors.
     *
     * @param labelled normalized messages, each once, with their labels; two labels or more
     */
    static TrainedHead ngrams(Map<String, Label> labelled, List<Label> labels, Normalizer normalizer) {
        Vocabulary vocabulary =
                Vocabulary.of(labelled.keySet().stream().map(Ngrams::of).toList());
        float[] weights = new float[Ngrams.BUCKETS * labels.size()];
        labelled.forEach((message, label) -> {
            Ngrams text = Ngrams.of(message);
            int[] buckets = text.toArray();
            float[] values = vocabulary.values(text);
            for (int k = 0; k < buckets.length; k++) {
                weights[buckets[k] * labels.size() + labels.indexOf(label)] += values[k];
            }
        });
        return new TrainedHead(
                NgramHead.of(labels, vocabulary, weights, new float[labels.size()], 1),
                Optional.empty(),
                Confidence.PLAIN,
                ALWAYS,
                new TrainedHead.Origin(normalizer.id(), "", 0));
    }

    static LogisticHead head(List<TrainingTemplate> templates) {
        List<Label> labels =
                templates.stream().map(TrainingTemplate::label).distinct().toList();
        int dimension = templates.get(0).embedding().dimension();
        float[] weights = new float[labels.size() * dimension];
        float[] bias = new float[labels.size()];
        List<float[]> vectors = templates.stream()
                .map(TrainingTemplate::embedding)
                .map(Embedding::toArray)
                .toList();
        for (int step = 0; step < STEPS; step++) {
            LogisticHead head = LogisticHead.builder(labels, weights, bias).build();
            double[] weightSlopes = new double[weights.length];
            double[] biasSlopes = new double[bias.length];
            for (int i = 0; i < vectors.size(); i++) {
                double[] wrong = head.probabilities(templates.get(i).embedding());
                wrong[labels.indexOf(templates.get(i).label())] -= 1;
                for (int label = 0; label < bias.length; label++) {
                    biasSlopes[label] += wrong[label];
                    for (int k = 0; k < dimension; k++) {
                        weightSlopes[label * dimension + k] += wrong[label] * vectors.get(i)[k];
                    }
                }
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] -= (float) (RATE * (weightSlopes[k] / vectors.size() + PENALTY * weights[k]));
            }
            for (int label = 0; label < bias.length; label++) {
                bias[label] -= (float) (RATE * biasSlopes[label] / vectors.size());
            }
        }
        return LogisticHead.builder(labels, weights, bias).build();
    }
}
