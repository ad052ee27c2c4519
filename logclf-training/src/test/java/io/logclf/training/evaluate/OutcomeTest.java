package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.training.LabelledEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final LabelledEntry ENTRY = MadeOutcomes.entry(2, "disk is nearly full", "Disk");

    @Test
    void forcedGivesTheLikeliestLabel() {
        Verdict none = Verdict.abstained(AbstainReason.NO_MATCH, "none of 3 rules matches");
        Verdict unsure = new Verdict.Abstained(
                AbstainReason.LOW_CONFIDENCE,
                "confidence 0.4",
                List.of(new ScoredLabel(new Label("Disk"), 0.4), new ScoredLabel(new Label("Network"), 0.3)));
        Outcome outcome = Outcome.of(
                ENTRY,
                new Classification(List.of(new StageVerdict("regex", none), new StageVerdict("embedding", unsure))));
        assertThat(outcome.isDecided()).isFalse();
        assertThat(outcome.forced().isCorrect()).isTrue();
        assertThat(outcome.forced().classification().decidedBy()).contains("embedding");
        assertThat(outcome.forced().classification().confidence()).hasValue(0.4);
    }

    @Test
    void forcedLeavesWhatIsDecidedOrHasNoLabelToGive() {
        Outcome decided = Outcome.decided(ENTRY, "regex", new Label("Network"), 1);
        Outcome hopeless = Outcome.abstained(ENTRY, "regex", AbstainReason.NO_MATCH, "none of 3 rules matches");
        assertThat(decided.forced()).isSameAs(decided);
        assertThat(hopeless.forced()).isSameAs(hopeless);
    }
}
