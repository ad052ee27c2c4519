package io.logclf.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The answer for one message: the verdicts of all stages that ran, in the order in which they did. Immutable.
 *
 * <p>At most the last verdict is a decision, and its label is the label of the message. If all abstained there is no label.
 *
 * <pre>{@code
 * Classification c = pipeline.classify("ModernCRM", "User 42 logged in.");
 * c.labelOr("Unclassified");    // "User Action"
 * c.decidedBy();                // Optional[regex]
 * c.confidence();               // OptionalDouble[1.0]
 * c.explanation();              // "rule user-session: user='42'"
 * }</pre>
 *
 * @param trail the stages that ran and their verdicts; never empty
 */
public record Classification(List<StageVerdict> trail) {

    /**
     * Copies and checks the trail.
     *
     * @throws NullPointerException if the trail or one of its verdicts is null
     * @throws IllegalArgumentException if the trail is empty or goes on after a decision
     */
    public Classification {
        trail = List.copyOf(trail);
        if (trail.isEmpty()) {
            throw new IllegalArgumentException("trail must not be empty");
        }
        for (StageVerdict step : trail.subList(0, trail.size() - 1)) {
            if (step.verdict() instanceof Verdict.Decided) {
                throw new IllegalArgumentException("trail goes on after stage '" + step.stage() + "' decided");
            }
        }
    }

    /** Returns the label, or empty if every stage abstained. */
    public Optional<Label> label() {
        return decision().map(Verdict.Decided::label);
    }

    /** Returns the label's name, or {@code fallback} if every stage abstained. */
    public String labelOr(String fallback) {
        Objects.requireNonNull(fallback, "fallback");
        return last().verdict() instanceof Verdict.Decided decided
                ? decided.label().name()
                : fallback;
    }

    /** Returns the calibrated probability in [0, 1] that the label is right, or empty if there is no label. */
    public OptionalDouble confidence() {
        return last().verdict() instanceof Verdict.Decided decided
                ? OptionalDouble.of(decided.confidence())
                : OptionalDouble.empty();
    }

    /**
     * Returns the likeliest label and its probability in [0, 1]: the label that was decided with its confidence or, if every stage
     * abstained, the best alternative of the last stage that ranks any. Empty if no stage has an opinion.
     *
     * <p>For callers that always want a label. One that no stage decided is a guess: it is right only as often as its probability
     * says.
     */
    public Optional<ScoredLabel> bestGuess() {
        if (last().verdict() instanceof Verdict.Decided decided) {
            return Optional.of(new ScoredLabel(decided.label(), decided.confidence()));
        }
        for (int i = trail.size() - 1; i >= 0; i--) {
            List<ScoredLabel> alternatives = trail.get(i).verdict().alternatives();
            if (!alternatives.isEmpty()) {
                return Optional.of(alternatives.get(0));
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the stage that decided, or empty if every stage abstained. */
    public Optional<String> decidedBy() {
        return decision().map(decided -> last().stage());
    }

    /** Returns what the decision rests on, or empty if every stage abstained. */
    public Optional<Evidence> evidence() {
        return decision().map(Verdict.Decided::evidence);
    }

    /**
     * Returns in one line what the decision rests on, or why each stage abstained, as in {@code regex: NO_MATCH (none of 50
     * rules matches)}. For a person to read; it may quote a part of the message.
     */
    public String explanation() {
        return evidence()
                .map(Evidence::summary)
                .orElseGet(
                        () -> trail.stream().map(Classification::whyAbstained).collect(Collectors.joining("; ")));
    }

    /** The name of a stage, the reason and the detail of an abstention. */
    private static String whyAbstained(StageVerdict step) {
        if (step.verdict() instanceof Verdict.Abstained abstained) {
            String detail = abstained.detail();
            return step.stage() + ": " + abstained.reason() + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
        throw new IllegalStateException("stage '" + step.stage() + "' decided");
    }

    private Optional<Verdict.Decided> decision() {
        return last().verdict() instanceof Verdict.Decided decided ? Optional.of(decided) : Optional.empty();
    }

    private StageVerdict last() {
        return trail.get(trail.size() - 1);
    }
}
