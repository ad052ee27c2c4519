package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Heads of random numbers: those of one seed are equal, and those of two are not. */
final class RandomHeads {

    static final Label ACTION = new Label("User \"Action\" \u00e9\ud83d\udd25");

    static final Label ERROR = new Label("Error");

    static final int DIMENSION = 5;

    private RandomHeads() {}

    static EmbeddingHead trained(long seed) {
        Random random = new Random(seed);
        LogisticHead head = LogisticHead.builder(
                        List.of(ACTION, ERROR), values(2 * DIMENSION, random), values(2, random))
                .temperature(1.0 / 3)
                .build();
        List<TrainingTemplate> templates = List.of(
                new TrainingTemplate("User <number> \"in\"\n", ACTION, Embedding.of(values(DIMENSION, random))),
                new TrainingTemplate("\u65e5\u672c", ERROR, Embedding.of(values(DIMENSION, random))),
                new TrainingTemplate("", ERROR, Embedding.of(values(DIMENSION, random))));
        Vocabulary vocabulary = Vocabulary.of(templates.stream()
                .map(TrainingTemplate::message)
                .map(Ngrams::of)
                .toList());
        Thresholds thresholds = new Thresholds(0.9, 0.1, 0);
        TrainedHead shared = new TrainedHead(
                NgramHead.of(head.labels(), vocabulary, values(2 * Ngrams.BUCKETS, random), new float[2], 1),
                Optional.empty(),
                Confidence.PLAIN,
                thresholds,
                new TrainedHead.Origin("masker-1", "hash", Long.MIN_VALUE + seed));
        return new EmbeddingHead(
                shared,
                head,
                NoveltyGuard.fit(templates),
                0.65,
                new Confidence(0.1, 0.9, 1, 0.01, 1000),
                thresholds,
                "fingerprint");
    }

    /** Returns a head with other parts, which need not fit. */
    static EmbeddingHead with(EmbeddingHead trained, LogisticHead head, NoveltyGuard guard) {
        return new EmbeddingHead(
                trained.shared(), head, guard, 1, trained.confidence(), trained.thresholds(), "fingerprint");
    }

    static float[] values(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
