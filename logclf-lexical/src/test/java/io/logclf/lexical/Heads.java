package io.logclf.lexical;

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

/** A small head, made by hand: the weights of a label point to its messages. */
final class Heads {

    static final Label USER_ACTION = new Label("User Action");
    static final Label BACKUP = new Label("Backup");
    static final Label NONE = new Label("None of these");
    static final List<Label> LABELS = List.of(USER_ACTION, BACKUP, NONE);

    private static final List<List<String>> MESSAGES = List.of(
            List.of("User 4711 logged in.", "User 12 logged out.", "User account 55 created by the administrator."),
            List.of("Backup started at 10:00:00.", "Backup completed successfully.", "Backup of 17 files failed."),
            List.of("Heartbeat 17 sent.", "Entering loop iteration 4.", "Cache state dump follows."));
    private static final float STEEPNESS = 5;

    private Heads() {}

    static TrainedHead trained() {
        return trained(Normalizer.standard().id());
    }

    static TrainedHead trained(String normalizer) {
        List<Ngrams> texts = new ArrayList<>();
        MESSAGES.forEach(messages -> messages.forEach(
                message -> texts.add(Ngrams.of(Normalizer.standard().normalize(message)))));
        Vocabulary vocabulary = Vocabulary.of(texts);
        float[] weights = new float[Ngrams.BUCKETS * LABELS.size()];
        for (int i = 0; i < texts.size(); i++) {
            int label = i / MESSAGES.get(0).size();
            int[] buckets = texts.get(i).toArray();
            float[] values = vocabulary.values(texts.get(i));
            for (int k = 0; k < buckets.length; k++) {
                weights[buckets[k] * LABELS.size() + label] += STEEPNESS * values[k];
            }
        }
        return new TrainedHead(
                NgramHead.of(LABELS, vocabulary, weights, new float[LABELS.size()], 1),
                Optional.of(NONE),
                new Confidence(0, 1, 14, 0, 0),
                new Thresholds(0.95, 0.6, 0),
                new TrainedHead.Origin(normalizer, "a hash of training data", 42));
    }

    static TemplateMemory memory() {
        return TemplateMemory.of(List.of(
                new RememberedTemplate("User <number> logged in.", USER_ACTION, 12),
                new RememberedTemplate("door <number> opened", BACKUP, 1)));
    }
}
