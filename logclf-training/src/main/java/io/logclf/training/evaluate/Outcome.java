package io.logclf.training.evaluate;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.training.LabelledEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a pipeline said about an entry whose label is known: a row of an evaluation. Immutable.
 *
 * <pre>{@code
 * Outcome outcome = Outcome.of(truth, pipeline.classify(truth.entry()));
 * outcome.isCorrect();        // decided, and with the right label
 * outcome.isWrong();          // decided, and with another; neither is true of an undecided one
 * }</pre>
 *
 * @param truth the entry and its right label
 * @param classification what was said
 * @param stageNanos nanoseconds in each stage of the trail, in its order; empty if nobody measured
 */
public record Outcome(LabelledEntry truth, Classification classification, List<Long> stageNanos) {

    /**
     * Checks that times and trail fit, and copies the times.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there are times, but not one for each stage of the trail
     */
    public Outcome {
        Objects.requireNonNull(truth, "truth");
        stageNanos = List.copyOf(stageNanos);
        int stages = classification.trail().size();
        if (!stageNanos.isEmpty() && stageNanos.size() != stages) {
            throw new IllegalArgumentException(
                    "stageNanos must be none or as many as stages: " + stageNanos.size() + " for " + stages);
        }
    }

    /** Returns an outcome without times, which gives the same figures on every machine. */
    public static Outcome of(LabelledEntry truth, Classification classification) {
        return new Outcome(truth, classification, List.of());
    }

    /**
     * Tells whether an entry that no label fits got none: that is right, and not a row that has a label.
     *
     * @param none the label that such entries have in labelled data, if there is one
     */
    public boolean isRightlyUndecided(Optional<Label> none) {
        return none.equals(Optional.of(truth.label())) && classification.label().isEmpty();
    }

    /**
     * Returns the outcome of one stage that decided, such as a model tried outside a pipeline.
     *
     * @throws IllegalArgumentException if {@code confidence} is outside [0, 1] or NaN
     */
    public static Outcome decided(LabelledEntry truth, String stage, Label label, double confidence) {
        return ofOne(truth, stage, Verdict.decided(label, confidence, () -> ""));
    }

    /** Returns the outcome of one stage that abstained. */
    public static Outcome abstained(LabelledEntry truth, String stage, AbstainReason reason, String detail) {
        return ofOne(truth, stage, Verdict.abstained(reason, detail));
    }

    /**
     * Returns what would have been said without abstention: the label that the last stage with any thought
     * most likely. Stays as it is if it is decided, or no stage thought of a label.
     */
    public Outcome forced() {
        Outcome forced = this;
        for (StageVerdict step : classification.trail()) {
            if (step.verdict() instanceof Verdict.Abstained abstained
                    && !abstained.alternatives().isEmpty()) {
                ScoredLabel likeliest = abstained.alternatives().get(0);
                forced = decided(truth, step.stage(), likeliest.label(), Math.min(1, likeliest.score()));
            }
        }
        return isDecided() ? this : forced;
    }

    /** Tells whether some stage gave a label. */
    public boolean isDecided() {
        return classification.label().isPresent();
    }

    /** Tells whether the label given is the right one. */
    public boolean isCorrect() {
        return classification.label().filter(truth.label()::equals).isPresent();
    }

    /** Tells whether a label was given, and it is another than the right one. */
    public boolean isWrong() {
        return isDecided() && !isCorrect();
    }

    private static Outcome ofOne(LabelledEntry truth, String stage, Verdict verdict) {
        return of(truth, new Classification(List.of(new StageVerdict(stage, verdict))));
    }
}
