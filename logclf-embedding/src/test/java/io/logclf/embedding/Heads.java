package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small heads, made by hand: the weights of a label point to the middle of its templates. */
final class Heads {

    static final Label USER_ACTION = new Label("User Action");
    static final Label BACKUP = new Label("Backup");
    static final Label SECURITY = new Label("Security");
    static final List<Label> LABELS = List.of(USER_ACTION, BACKUP, SECURITY);

    /** Messages as they are logged, some for each of {@link #LABELS}. */
    static final List<List<String>> MESSAGES = List.of(
            List.of("User 4711 logged in.", "User 12 logged out.", "User account 55 created by the administrator."),
            List.of(
                    "Backup started at 2024-05-01 10:00:00.",
                    "Backup completed successfully.",
                    "Backup of 17 files failed."),
            List.of(
                    "Multiple failed login attempts from 10.0.0.7, possible attack.",
                    "Unauthorized access to the database was denied.",
                    "Suspicious traffic from 10.0.0.9 was blocked by the firewall."));

    private static final float STEEPNESS = 20;

    private Heads() {}

    static EmbeddingHead of(TextEncoder encoder) {
        return of(encoder, 0.5);
    }

    static EmbeddingHead of(TextEncoder encoder, double threshold) {
        return of(encoder, threshold, Normalizer.standard().id(), encoder.fingerprint());
    }

    static EmbeddingHead of(TextEncoder encoder, double threshold, String normalizer, String fingerprint) {
        List<TrainingTemplate> templates = new ArrayList<>();
        float[] weights = new float[LABELS.size() * encoder.dimension()];
        for (int label = 0; label < LABELS.size(); label++) {
            List<String> messages = MESSAGES.get(label);
            for (String message : messages) {
                String normalized = Normalizer.standard().normalize(message);
                Embedding embedding = encoder.encode(Normalizer.standard().encoderText(normalized));
                templates.add(new TrainingTemplate(normalized, LABELS.get(label), embedding));
                for (int i = 0; i < encoder.dimension(); i++) {
                    weights[label * encoder.dimension() + i] +=
                            STEEPNESS * embedding.values()[i] / messages.size();
                }
            }
        }
        LogisticHead head = LogisticHead.builder(LABELS, weights, new float[] {0, 0.25f, -0.25f})
                .temperature(0.75)
                .build();
        Thresholds thresholds = new Thresholds(threshold, threshold / 2, 0);
        TrainedHead shared = new TrainedHead(
                ngrams(templates),
                Optional.empty(),
                Confidence.PLAIN,
                thresholds,
                new TrainedHead.Origin(normalizer, "a hash of training data", 42));
        return new EmbeddingHead(
                shared,
                head,
                NoveltyGuard.fit(templates),
                0.5,
                new Confidence(0, 1, 6, 0.01, 1000),
                thresholds,
                fingerprint);
    }

    private static NgramHead ngrams(List<TrainingTemplate> templates) {
        List<Ngrams> texts = templates.stream()
                .map(TrainingTemplate::message)
                .map(Ngrams::of)
                .toList();
        Vocabulary vocabulary = Vocabulary.of(texts);
        float[] weights = new float[Ngrams.BUCKETS * LABELS.size()];
        for (int i = 0; i < texts.size(); i++) {
            int label = LABELS.indexOf(templates.get(i).label());
            int[] buckets = texts.get(i).toArray();
            float[] values = vocabulary.values(texts.get(i));
            for (int k = 0; k < buckets.length; k++) {
                weights[buckets[k] * LABELS.size() + label] += values[k];
            }
        }
        return NgramHead.of(LABELS, vocabulary, weights, new float[LABELS.size()], 1);
    }
}
