package io.logclf.api;

import java.util.List;
import java.util.Objects;

/**
 * What one stage says about one message: it decides or it abstains. There is no third case, and no failure: a stage that cannot
 * work abstains with {@link AbstainReason#UNAVAILABLE}, and an exception is a bug. Immutable.
 *
 * <p>Until {@code switch} has patterns, callers tell the cases apart so:
 *
 * <pre>{@code
 * if (verdict instanceof Verdict.Decided decided) {
 *     count(decided.label());
 * } else if (verdict instanceof Verdict.Abstained abstained) {
 *     count(abstained.reason());
 * }
 * }</pre>
 */
public sealed interface Verdict {

    /** Returns the labels that the stage considered, best first; empty if it does not rank labels. */
    List<ScoredLabel> alternatives();

    /** Returns a decision without alternatives. */
    static Decided decided(Label label, double confidence, Evidence evidence) {
        return new Decided(label, confidence, List.of(), evidence);
    }

    /** Returns an abstention without alternatives. */
    static Abstained abstained(AbstainReason reason, String detail) {
        return new Abstained(reason, detail, List.of());
    }

    /**
     * The stage is sure enough.
     *
     * @param label the label it gives
     * @param confidence calibrated probability in [0, 1] that the label is right
     * @param alternatives the labels that the stage considered, best first
     * @param evidence what the decision rests on
     */
    record Decided(Label label, double confidence, List<ScoredLabel> alternatives, Evidence evidence)
            implements Verdict {

        /**
         * Checks the confidence and copies the alternatives.
         *
         * @throws NullPointerException if an argument or an alternative is null
         * @throws IllegalArgumentException if {@code confidence} is outside [0, 1] or NaN
         */
        public Decided {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(evidence, "evidence");
            if (!(confidence >= 0.0 && confidence <= 1.0)) {
                throw new IllegalArgumentException("confidence must be in [0, 1]: " + confidence);
            }
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * The stage leaves the message to the next one. This is normal, and never an exception.
     *
     * @param reason the kind of reason
     * @param detail the reason in words, for a person; may be empty, and holds no message text
     * @param alternatives the labels that the stage considered, best first
     */
    record Abstained(AbstainReason reason, String detail, List<ScoredLabel> alternatives) implements Verdict {

        /**
         * Copies the alternatives.
         *
         * @throws NullPointerException if an argument or an alternative is null
         */
        public Abstained {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            alternatives = List.copyOf(alternatives);
        }
    }
}
