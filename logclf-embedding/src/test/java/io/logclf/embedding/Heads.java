package io.logclf.embedding;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    private static final double FAMILIAR = 25;

    private Heads() {}

    static TrainedHead of(TextEncoder encoder) {
        return of(encoder, Collections.nCopies(LABELS.size(), 0.5));
    }

    static TrainedHead of(TextEncoder encoder, List<Double> thresholds) {
        return of(encoder, thresholds, origin(Normalizer.standard().id(), encoder.fingerprint()));
    }

    static TrainedHead of(TextEncoder encoder, List<Double> thresholds, TrainedHead.Origin origin) {
        Normalizer normalizer = Normalizer.standard();
        List<TrainingTemplate> templates = new ArrayList<>();
        float[] weights = new float[LABELS.size() * encoder.dimension()];
        for (int label = 0; label < LABELS.size(); label++) {
            List<String> messages = MESSAGES.get(label);
            for (String message : messages) {
                String normalized = normalizer.normalize(message);
                Embedding embedding = normalizer.encode(encoder, normalized);
                templates.add(new TrainingTemplate(normalized, LABELS.get(label), embedding));
                for (int i = 0; i < encoder.dimension(); i++) {
                    weights[label * encoder.dimension() + i] +=
                            STEEPNESS * embedding.values()[i] / messages.size();
                }
            }
        }
        LogisticHead head = LogisticHead.builder(LABELS, weights, new float[] {0, 0.25f, -0.25f})
                .temperature(0.75)
                .thresholds(thresholds)
                .build();
        NoveltyGuard guard = NoveltyGuard.fit(templates);
        return new TrainedHead(head, guard.withMaxDistance(FAMILIAR), origin);
    }

    static TrainedHead.Origin origin(String normalizer, String fingerprint) {
        return new TrainedHead.Origin(normalizer, fingerprint, "a hash of training data", 42);
    }
}
