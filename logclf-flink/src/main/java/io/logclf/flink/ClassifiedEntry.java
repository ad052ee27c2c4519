package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A value with its classification: the output of the operator. It holds text and numbers instead of the stages' objects, and no
 * nulls, so that it can go through Flink's network and state with a serializer of its own; {@code pipeline.generic-types: false}
 * holds with it. As immutable as {@code value} is.
 *
 * <p>What the operator emits has either a label, a confidence and a stage, or a reason.
 *
 * @param value what was classified, such as a {@link io.logclf.api.LogEntry}
 * @param label the label's name; empty if every stage abstained or the answer was late
 * @param confidence calibrated probability in [0, 1] that the label is right; 0 without a label
 * @param stage the stage that decided; empty without a label
 * @param reason why the last stage of the route abstained, as {@link AbstainReason} names it; {@code UNAVAILABLE} if the answer was
 *     late; empty with a label
 * @param evidence in one line, what the decision rests on, or why each stage abstained; empty unless
 *     {@link LogClassification.Builder#explain} is set. It may quote a part of the message
 * @param <T> the type of what was classified
 */
@TypeInfo(ClassifiedEntryTypeFactory.class)
public record ClassifiedEntry<T>(
        T value, String label, double confidence, String stage, String reason, String evidence) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if one of them is null
     * @throws IllegalArgumentException if {@code confidence} is outside [0, 1] or NaN
     */
    public ClassifiedEntry {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(evidence, "evidence");
        if (!(confidence >= 0.0 && confidence <= 1.0)) {
            throw new IllegalArgumentException("confidence must be in [0, 1]: " + confidence);
        }
    }

    /** Tells whether there is a label. */
    public boolean isClassified() {
        return !label.isEmpty();
    }

    /** Returns the label's name, or {@code fallback} if there is none. */
    public String labelOr(String fallback) {
        return isClassified() ? label : Objects.requireNonNull(fallback, "fallback");
    }

    /**
     * Returns the entry of a classification.
     *
     * @param explain whether the entry has evidence
     */
    static <T> ClassifiedEntry<T> of(T value, Classification classification, boolean explain) {
        List<StageVerdict> trail = classification.trail();
        StageVerdict last = trail.get(trail.size() - 1);
        String evidence = explain ? classification.explanation() : "";
        return last.verdict() instanceof Verdict.Decided decided
                ? new ClassifiedEntry<>(value, decided.label().name(), decided.confidence(), last.stage(), "", evidence)
                : new ClassifiedEntry<>(value, "", 0, "", reason(last), evidence);
    }

    /** Returns the entry of a value whose answer did not arrive in time. */
    static <T> ClassifiedEntry<T> late(T value, String evidence) {
        return new ClassifiedEntry<>(value, "", 0, "", AbstainReason.UNAVAILABLE.name(), evidence);
    }

    private static String reason(StageVerdict step) {
        return step.verdict() instanceof Verdict.Abstained abstained
                ? abstained.reason().name()
                : "";
    }
}
