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
import smile.classification.LogisticRegression;

/**
 * Trains heads that are good enough to measure with, in a second and without the cross-validation that real training needs: smile's
 * multinomial logistic regression with an L2 penalty over embeddings, and n-gram weights of the right size. Their labels are not to be
 * judged; use {@code logclf-training} for that.
 */
public final class HeadTrainer {

    /** Times half the squared weights, added to the mean loss of a template. */
    private static final double PENALTY = 1e-4;

    /** Of the gradient; the head is fitted well enough long before. */
    private static final double TOLERANCE = 1e-5;

    private static final int MAX_ITERATIONS = 500;

    /** Thresholds of a head that decides every message, whatever the promise. */
    private static final Thresholds ALWAYS = new Thresholds(0, 0, 0);

    private HeadTrainer() {}

    /**
     * Trains a head whose thresholds let every message pass, so that each is decided.
     *
     * @param labelled normalized messages, each once, with their labels; three labels or more
     */
    public static EmbeddingHead train(TextEncoder encoder, Map<String, Label> labelled, Normalizer normalizer) {
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
     * Builds a head over n-grams that is as large as a trained one, and so as slow: its weights are sums of the labels' vectors.
     *
     * @param labelled normalized messages, each once, with their labels
     * @param labels in the order of the head's scores
     */
    public static TrainedHead ngrams(Map<String, Label> labelled, List<Label> labels, Normalizer normalizer) {
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

    /**
     * Fits multinomial logistic regression to embeddings.
     *
     * @param templates of three labels or more
     * @throws IllegalArgumentException if there are fewer labels
     */
    public static LogisticHead head(List<TrainingTemplate> templates) {
        List<Label> labels =
                templates.stream().map(TrainingTemplate::label).distinct().toList();
        double[][] inputs = templates.stream()
                .map(template -> doubles(template.embedding()))
                .toArray(double[][]::new);
        int[] classes = templates.stream()
                .mapToInt(template -> labels.indexOf(template.label()))
                .toArray();
        double[][] coefficients = LogisticRegression.multinomial(
                        inputs, classes, PENALTY * templates.size(), TOLERANCE, MAX_ITERATIONS)
                .coefficients();
        int dimension = inputs[0].length;
        // The last label has no row: its scores are zero, and those of the others are relative to it.
        float[] weights = new float[labels.size() * dimension];
        float[] bias = new float[labels.size()];
        for (int label = 0; label < coefficients.length; label++) {
            for (int i = 0; i < dimension; i++) {
                weights[label * dimension + i] = (float) coefficients[label][i];
            }
            bias[label] = (float) coefficients[label][dimension];
        }
        return LogisticHead.builder(labels, weights, bias).build();
    }

    private static double[] doubles(Embedding embedding) {
        float[] values = embedding.toArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
