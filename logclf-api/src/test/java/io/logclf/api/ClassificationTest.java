package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.StubStage.StubEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    private static final Evidence EVIDENCE = new StubEvidence("three neighbours");
    private static final ScoredLabel ERROR = new ScoredLabel(new Label("Error"), 0.6);
    private static final ScoredLabel USER_ACTION = new ScoredLabel(new Label("User Action"), 0.3);
    private static final StageVerdict ABSTAINED = new StageVerdict("regex", StubStage.abstained());
    private static final StageVerdict DECIDED =
            new StageVerdict("embedding", Verdict.decided(new Label("Error"), 0.9, EVIDENCE));

    @Test
    void lastStageOfTheTrailMakesTheLabel() {
        Classification classification = new Classification(List.of(ABSTAINED, DECIDED));

        assertThat(classification.label()).contains(new Label("Error"));
        assertThat(classification.confidence()).hasValue(0.9);
        assertThat(classification.decidedBy()).contains("embedding");
        assertThat(classification.evidence()).containsSame(EVIDENCE);
    }

    @Test
    void hasNoLabelIfEveryStageAbstained() {
        Classification classification = new Classification(List.of(ABSTAINED, ABSTAINED));

        assertThat(classification.label()).isEmpty();
        assertThat(classification.confidence()).isEmpty();
        assertThat(classification.decidedBy()).isEmpty();
        assertThat(classification.evidence()).isEmpty();
    }

    @Test
    void bestGuessIsTheLabelThatWasDecided() {
        assertThat(new Classification(List.of(unsure(ERROR), DECIDED)).bestGuess())
                .hasValue(new ScoredLabel(new Label("Error"), 0.9));
    }

    @Test
    void bestGuessOfUndecidedMessagesIsOfTheLastStageThatRanksLabels() {
        Classification classification =
                new Classification(List.of(unsure(USER_ACTION), unsure(ERROR, USER_ACTION), ABSTAINED));

        assertThat(classification.label()).isEmpty();
        assertThat(classification.bestGuess()).hasValue(ERROR);
    }

    @Test
    void thereIsNoBestGuessIfNoStageRanksLabels() {
        assertThat(new Classification(List.of(ABSTAINED)).bestGuess()).isEmpty();
    }

    @Test
    void theFirstStageMayBeTheOneThatGuesses() {
        ScoredLabel guess = new ScoredLabel(new Label("Error"), 0.4);
        assertThat(new Classification(List.of(unsure(guess))).bestGuess()).contains(guess);
        assertThat(new Classification(List.of(unsure(guess), ABSTAINED)).bestGuess())
                .contains(guess);
    }

    @Test
    void fallbackIsUsedOnlyWithoutALabel() {
        assertThat(new Classification(List.of(DECIDED)).labelOr("Unclassified")).isEqualTo("Error");
        assertThat(new Classification(List.of(ABSTAINED)).labelOr("Unclassified"))
                .isEqualTo("Unclassified");
    }

    @Test
    void refusesANullFallbackWithAndWithoutALabel() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Classification(List.of(DECIDED)).labelOr(null))
                .withMessage("fallback");
        assertThatNullPointerException()
                .isThrownBy(() -> new Classification(List.of(ABSTAINED)).labelOr(null))
                .withMessage("fallback");
    }

    @Test
    void explanationOfALabelIsItsEvidence() {
        assertThat(new Classification(List.of(ABSTAINED, DECIDED)).explanation())
                .isEqualTo("three neighbours");
    }

    @Test
    void explanationWithoutALabelIsWhyEachStageAbstained() {
        StageVerdict silent = new StageVerdict("llm", Verdict.abstained(AbstainReason.UNAVAILABLE, ""));

        assertThat(new Classification(List.of(ABSTAINED, silent)).explanation())
                .isEqualTo("regex: NO_MATCH (scripted); llm: UNAVAILABLE");
    }

    @Test
    void copiesTheTrail() {
        List<StageVerdict> given = new ArrayList<>(List.of(ABSTAINED));
        Classification classification = new Classification(given);
        given.add(DECIDED);

        assertThat(classification.trail()).containsExactly(ABSTAINED);
    }

    @Test
    void trailCannotBeChanged() {
        Classification classification = new Classification(new ArrayList<>(List.of(ABSTAINED)));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> classification.trail().add(DECIDED));
    }

    @Test
    void refusesAnEmptyTrail() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Classification(List.of()))
                .withMessageContaining("trail");
    }

    @Test
    void refusesATrailThatGoesOnAfterADecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Classification(List.of(DECIDED, ABSTAINED)))
                .withMessageContaining("'embedding'");
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException().isThrownBy(() -> new Classification(null));
        assertThatNullPointerException().isThrownBy(() -> new Classification(Arrays.asList(ABSTAINED, null)));
    }

    private static StageVerdict unsure(ScoredLabel... ranked) {
        return new StageVerdict("embedding", new Verdict.Abstained(AbstainReason.LOW_CONFIDENCE, "", List.of(ranked)));
    }
}
