package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.head.Confidence;
import io.logclf.head.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.Comparator;
import java.util.Arrays;
import java.util.Optional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What the trained stages would have decided of texts that they were not fitted to, by promise, and how much could be decided at other
 * precisions. No rule and no remembered template helps here. Immutable.
 */
public final class PromiseFigures {

    private static final List<Double> PRECISIONS = List.of(0.9, 0.95, 0.98, 0.99);

    private final boolean bySystem;
    private final Map<Promise, Share> promises = new EnumMap<>(Promise.class);
    private final Map<Double, Double> coverages = new TreeMap<>();

    /**
     * What was decided of texts that have a label.
     *
     * @param coverage the share decided
     * @param right the share of the decisions that are right; 1 if there are none
     */
    public record Share(double coverage, double right) {}

    PromiseFigures(List<HeldOut> heldOut, boolean bySystem, List<Label> headLabels, EmbeddingHead head) {
        this.bySystem = bySystem;
        for (Promise promise : Promise.values()) {
            List<Boolean> decided = new ArrayList<>();
            long labelled = 0;
            for (HeldOut split : heldOut) {
                IntPredicate mayDecide = mayDecide(split, headLabels, head);
                decided.addAll(decided(split, mayDecide, head, promise));
                labelled += labelled(split, head);
            }
            promises.put(promise, share(decided, labelled));
        }
        PRECISIONS.forEach(precision -> coverages.put(precision, coverage(heldOut, headLabels, head, precision)));
    }

    private static IntPredicate mayDecide(HeldOut split, List<Label> headLabels, EmbeddingHead head) {
        return label -> headLabels.contains(split.labels().get(label))
                && !head.shared().none().equals(Optional.of(split.labels().get(label)));
    }

    /** Whether each decision is right: by the n-grams where they are sure, else by both heads. */
    private static List<Boolean> decided(
            HeldOut split, IntPredicate mayDecide, EmbeddingHead head, Promise promise) {
        Map<Integer, Boolean> right = new TreeMap<>();
        put(Prediction.of(split, 1, mayDecide), head.shared().confidence(), head.shared().thresholds(), promise, right);
        put(Prediction.of(split, Calibration.NGRAM_SHARE, mayDecide), head.confidence(), head.thresholds(), promise, right);
        return List.copyOf(right.values());
    }

    private static void put(
            List<Prediction> predictions,
            Confidence confidence,
            Thresholds thresholds,
            Promise promise,
            Map<Integer, Boolean> right) {
        double threshold = thresholds.of(promise);
        for (Prediction prediction : predictions) {
            if (threshold < 1 && confidence.of(prediction.probability(), prediction.unseen(), 0) >= threshold) {
                right.putIfAbsent(prediction.text(), prediction.right());
            }
        }
    }

    private static long labelled(HeldOut split, EmbeddingHead head) {
        int none = head.shared().none().map(split.labels()::indexOf).orElse(-1);
        return Arrays.stream(split.truth()).filter(label -> label != none).count();
    }

    private static Share share(List<Boolean> decided, long labelled) {
        long right = decided.stream().filter(isRight -> isRight).count();
        return new Share(
                (double) decided.size() / Math.max(1, labelled),
                decided.isEmpty() ? 1 : (double) right / decided.size());
    }

    /** The share that both heads could decide, from some probability on, with this share of it right. */
    private static double coverage(
            List<HeldOut> heldOut, List<Label> headLabels, EmbeddingHead head, double precision) {
        List<Prediction> all = new ArrayList<>();
        long labelled = 0;
        for (HeldOut split : heldOut) {
            all.addAll(Prediction.of(split, Calibration.NGRAM_SHARE, mayDecide(split, headLabels, head)));
            labelled += labelled(split, head);
        }
        all.sort(Comparator.comparingDouble(Prediction::probability).reversed());
        double right = 0;
        double best = 0;
        for (int i = 0; i < all.size(); i++) {
            right += all.get(i).right() ? 1 : 0;
            best = right >= precision * (i + 1) ? right : best;
        }
        return best / Math.max(1, labelled);
    }

    /** Tells whether whole systems were held out, which was harder than templates; else templates were. */
    public boolean bySystem() {
        return bySystem;
    }

    /** Returns what a promise gives. */
    public Share of(Promise promise) {
        return Objects.requireNonNull(promises.get(promise));
    }

    /** Returns the share of texts that could be decided rightly, by the precision of the decisions, lowest first. */
    public Map<Double, Double> coverages() {
        return Collections.unmodifiableMap(coverages);
    }
}
