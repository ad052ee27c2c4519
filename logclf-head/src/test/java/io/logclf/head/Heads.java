package io.logclf.head;

import io.logclf.api.Label;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Heads for tests. */
final class Heads {

    static final Label ERROR = new Label("Error");
    static final Label ACTION = new Label("User \"Action\" \u00e9\ud83d\udd25");
    static final Label NONE = new Label("None of these");
    static final List<Label> LABELS = List.of(ACTION, ERROR, NONE);
    static final List<String> TEXTS =
            List.of("user <number> logged in", "disk <path> failed", "heartbeat <number>", "disk <path> is full");

    private Heads() {}

    static Vocabulary vocabulary() {
        return Vocabulary.of(TEXTS.stream().map(Ngrams::of).toList());
    }

    /** Weights at random, so that every bucket and label has another. */
    static float[] weights(int labels, long seed) {
        Random random = new Random(seed);
        float[] weights = new float[Ngrams.BUCKETS * labels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return weights;
    }

    static TrainedHead trained(long seed) {
        return new TrainedHead(
                NgramHead.of(LABELS, vocabulary(), weights(3, seed), new float[] {0.1f, -0.2f, 0.3f}, 1.0 / 3),
                Optional.of(NONE),
                new Confidence(0.5, 0.9, 2, 0.25, 20),
                new Thresholds(0.9, 0.7, 0),
                new TrainedHead.Origin("mask-v2-words", "a hash", Long.MIN_VALUE + seed));
    }
}
