package io.logclf.bench;

import io.logclf.api.Label;
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
import io.logclf.training.train.regression.HeadFitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains heads that are good enough to measure with, in a second and without the cross-validation that real training needs: its
 * regression over embeddings alone, and n-gram weights of the right size. Their labels are not to be judged; use all of
 * {@code logclf-training} for that.
 */
public final class HeadTrainer {

    /** Times half the squared weights, added to the mean loss of a template. */
    private static final double PENALTY = 1e-4;

    /** Thresholds of a head that decides every message, whatever the promise. */
    private static final Thresholds ALWAYS = new Thresholds(0, 0, 0);

    private HeadTrainer() {}

    /**
     * Trains a head whose thresholds let every message pass, so that each is decided.
     *
     * @param labelled normalized messages, each once, with their labels; two labels or more
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
     * Fits the regression of training to embeddings.
     *
     * @param templates of two labels or more
     */
    public static LogisticHead head(List<TrainingTemplate> templates) {
        return HeadFitter.fit(templates, PENALTY);
    }
}
