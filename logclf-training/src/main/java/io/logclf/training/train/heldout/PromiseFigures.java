package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.head.Confidence;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the trained stages would have decided of texts that they were not fitted to, by promise, and how
 * much could be decided at other precisions.
 *
 * No rule and no remembered template helps here: held-out texts are new to them by design. What a bundle
 * gives on logs like its training data is therefore better, and what it gives on new templates is about
 * this. Immutable.
 */
public final class PromiseFigures {

    /** The precisions that {@link #coverages} tells about, those a person would ask for. */
    private static final List<Double> PRECISIONS = List.of(0.9, 0.95, 0.98, 0.99);

    private final boolean bySystem;
    private final Map<Promise, Share> promises = new EnumMap<>(Promise.class);
    private final Map<Promise, Double> background = new EnumMap<>(Promise.class);
    private final Map<Double, Double> coverages = new TreeMap<>();

    /**
     * What was decided.
     *
     * @param coverage the share decided of the texts that have a label
     * @param right the share of all decisions that are right, with those of texts that no label fits as
     *     wrong; 1 if there are none
     */
    public record Share(double coverage, double right) {}

    /**
     * Counts what the heads decide.
     *
     * @param heldOut one split or several, each of which counts; with or without background messages
     * @param bySystem whether it is by system
     * @param headLabels the labels that the heads may give
     * @param head with the confidences and thresholds to apply
     */
    PromiseFigures(List<HeldOut> heldOut, boolean bySystem, List<Label> headLabels, EmbeddingHead head) {
        this.bySystem = bySystem;
        List<Judged> splits = heldOut.stream()
                .map(split -> new Judged(
                        split.withoutBackground(), headLabels, head.shared().none()))
                .toList();
        List<Judged> others = heldOut.stream()
                .map(split ->
                        new Judged(split.background(), headLabels, head.shared().none()))
                .toList();
        int messages = heldOut.stream().mapToInt(HeldOut::backgroundMessages).sum();
        for (Promise promise : Promise.values()) {
            promises.put(promise, share(splits, head, promise));
            if (messages > 0) {
                int decided = others.stream()
                        .mapToInt(split -> split.decided(head, promise).size())
                        .sum();
                background.put(promise, (double) decided / messages);
            }
        }
        PRECISIONS.forEach(precision -> coverages.put(precision, coverage(splits, precision)));
    }

    /**
     * Held-out texts with what may be said of them: a label may be given if it has enough rows and is not
     * that of "none of these".
     */
    private record Judged(HeldOut split, List<Label> headLabels, Optional<Label> none) {

        boolean mayDecide(int label) {
            return isLabel(label) && headLabels.contains(split.labels().get(label));
        }

        /** Tells whether the number is that of a label, and not of "none of these". */
        boolean isLabel(int label) {
            return none.isEmpty() || !none.get().equals(split.labels().get(label));
        }

        boolean isLabelled(int text) {
            return isLabel(split.truth()[text]);
        }

        long labelled() {
            return Arrays.stream(split.truth()).filter(this::isLabel).count();
        }

        /** Returns what stages with a threshold above 0 decide if they are sure enough. */
        List<Prediction> predictions(double share) {
            return Prediction.of(split, share, this::mayDecide);
        }

        /** Whether each decision is right, by text: by the n-grams where they are sure, else by both heads. */
        Map<Integer, Boolean> decided(EmbeddingHead head, Promise promise) {
            Map<Integer, Boolean> right = new TreeMap<>();
            put(1, head.shared().confidence(), head.shared().thresholds().of(promise), right);
            put(Calibration.NGRAM_SHARE, head.confidence(), head.thresholds().of(promise), right);
            return right;
        }

        private void put(double share, Confidence confidence, double threshold, Map<Integer, Boolean> right) {
            // A threshold of 0 decides the likeliest label even where it is likelier that none fits.
            List<Prediction> predictions = threshold == 0
                    ? Prediction.among(split, share, this::isLabel, this::mayDecide)
                    : predictions(share);
            for (Prediction prediction : predictions) {
                double sure = confidence.of(prediction.probability(), prediction.unseen(), prediction.distance());
                if (threshold < 1 && sure >= threshold) {
                    right.putIfAbsent(prediction.text(), prediction.right());
                }
            }
        }
    }

    /** Counts over all splits. A decision about a text that no label fits is never right. */
    private static Share share(List<Judged> splits, EmbeddingHead head, Promise promise) {
        long labelled = 0;
        long covered = 0;
        long decided = 0;
        long right = 0;
        for (Judged split : splits) {
            Map<Integer, Boolean> decisions = split.decided(head, promise);
            labelled += split.labelled();
            covered += decisions.keySet().stream().filter(split::isLabelled).count();
            decided += decisions.size();
            right += decisions.values().stream().filter(isRight -> isRight).count();
        }
        return new Share((double) covered / Math.max(1, labelled), decided == 0 ? 1 : (double) right / decided);
    }

    /**
     * The share that both heads could decide rightly, from some probability on, with this share of what
     * they decide right.
     */
    private static double coverage(List<Judged> splits, double precision) {
        List<Prediction> all = splits.stream()
                .flatMap(split -> split.predictions(Calibration.NGRAM_SHARE).stream())
                .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
                .toList();
        long labelled = splits.stream().mapToLong(Judged::labelled).sum();
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

    /**
     * Returns the share of general log messages, which stand for other systems, that get a label; empty where systems were held out or could
     * have been.
     */
    public OptionalDouble background(Promise promise) {
        Double share = background.get(promise);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /** Returns the share of texts that could be decided rightly, by the precision of the decisions, lowest first. */
    public Map<Double, Double> coverages() {
        return Collections.unmodifiableMap(coverages);
    }
}
