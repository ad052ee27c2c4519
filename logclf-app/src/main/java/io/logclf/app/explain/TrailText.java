package io.logclf.app.explain;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.LogEntry;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.logclf.io.LabelColumns;
import io.logclf.regex.RuleMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The trail of a classification in words, for a terminal: the entry, a paragraph for each stage
 * that saw it, and the outcome. Everything that comes from messages, rules and bundles is escaped.
 *
 * <p>A stage with a trained head is told by {@link HeadView}, which says what its scores rest on;
 * for any other, the evidence of its verdict is all there is.
 */
public final class TrailText {

    /** Longer messages are shown by their beginning. */
    private static final int MESSAGE_CHARS = 2_000;

    private final ViewedHeads heads;

    /** @param heads views into the stages of the pipeline that classified */
    public TrailText(ViewedHeads heads) {
        this.heads = heads;
    }

    /** Returns the report of a classification, a line each. */
    public List<String> lines(LogEntry entry, Classification classification) {
        List<String> lines = new ArrayList<>();
        lines.add("source   " + (entry.source().isEmpty() ? "(none)" : ShownText.example(entry.source())));
        lines.add("message  "
                + (entry.message().isEmpty() ? "(empty)" : ShownText.escaped(entry.message(), MESSAGE_CHARS)));
        for (StageVerdict step : classification.trail()) {
            lines.add("");
            lines.add(headline(step));
            details(step, entry.message()).forEach(detail -> lines.add("  " + detail));
        }
        lines.add("");
        lines.add(outcome(classification));
        return lines;
    }

    /**
     * The first line of a stage's paragraph: its name and what it decides, or that it abstains and
     * why.
     */
    private static String headline(StageVerdict step) {
        String stage = ShownText.escaped(step.stage());
        if (step.verdict() instanceof Verdict.Decided decided) {
            return stage + " decides: " + ShownText.escaped(decided.label().name());
        }
        return stage + " abstains: " + (step.verdict() instanceof Verdict.Abstained abstained ? words(abstained) : "");
    }

    /**
     * The reason in words, with its name behind them, by which documentation and metrics know it.
     */
    private static String words(Verdict.Abstained abstained) {
        AbstainReason reason = abstained.reason();
        String words =
                switch (reason) {
                    case NO_MATCH -> "nothing that it knows matches";
                    case LOW_CONFIDENCE -> "it is not sure enough";
                    case UNFAMILIAR -> "the message is unlike its training data";
                    case NO_LABEL_FITS -> "it is most likely none of its labels";
                    case UNAVAILABLE -> "it was not available";
                    case BUDGET_SPENT -> "it may not spend more for now";
                };
        return words + " (" + reason + ")";
    }

    /**
     * The lines below the headline, indented by the caller: what the verdict rests on, then the
     * labels that the stage ranked with their scores. For a stage with a trained head, {@link
     * HeadView} has them all.
     */
    private List<String> details(StageVerdict step, String message) {
        Verdict verdict = step.verdict();
        Optional<HeadView> head = heads.of(step.stage());
        if (head.isPresent()) {
            return head.get().lines(message, verdict);
        }
        List<String> lines = new ArrayList<>();
        if (verdict instanceof Verdict.Decided decided) {
            lines.addAll(evidence(decided.evidence()));
        } else if (verdict instanceof Verdict.Abstained abstained
                && !abstained.detail().isEmpty()) {
            lines.add(ShownText.escaped(abstained.detail()));
        }
        for (ScoredLabel label : verdict.alternatives()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.4f  %s",
                    label.score(),
                    ShownText.escaped(label.label().name())));
        }
        return lines;
    }

    /**
     * What a decision rests on: of a rule, its id and what its groups captured; of any other stage,
     * its own summary.
     */
    private static List<String> evidence(Evidence evidence) {
        if (evidence instanceof RuleMatch match) {
            List<String> lines = new ArrayList<>();
            lines.add("the rule '" + ShownText.escaped(match.ruleId()) + "' matches");
            match.captures()
                    .forEach((name, text) ->
                            lines.add(ShownText.escaped(name) + " = '" + ShownText.example(text) + "'"));
            return lines;
        }
        return List.of(ShownText.escaped(evidence.summary()));
    }

    /**
     * The last line: the label with stage and confidence, or that there is none. Other programs may
     * look for its beginning, {@code Outcome:}.
     */
    private static String outcome(Classification classification) {
        return classification
                .decidedBy()
                .map(stage -> String.format(
                        Locale.ROOT,
                        "Outcome: %s, decided by %s with confidence %.4f",
                        ShownText.escaped(classification.labelOr("")),
                        ShownText.escaped(stage),
                        classification.confidence().orElse(0)))
                .orElseGet(() ->
                        "Outcome: " + LabelColumns.UNCLASSIFIED + ", since no stage decided" + guess(classification));
    }

    /** The likeliest label where none was decided; nothing if no stage ranks labels. */
    private static String guess(Classification classification) {
        return classification
                .bestGuess()
                .map(guess -> String.format(
                        Locale.ROOT,
                        "; the likeliest label is %s, with probability %.4f",
                        ShownText.escaped(guess.label().name()),
                        guess.score()))
                .orElse("");
    }
}
