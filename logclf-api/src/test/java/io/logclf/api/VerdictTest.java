package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.StubStage.StubEvidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Label LABEL = new Label("Error");
    private static final Evidence EVIDENCE = new StubEvidence("rule 7");
    private static final ScoredLabel SCORED = new ScoredLabel(LABEL, 0.75);

    @Test
    void decisionMadeByTheFactoryHasNoAlternatives() {
        assertThat(Verdict.decided(LABEL, 0.75, EVIDENCE))
                .isEqualTo(new Verdict.Decided(LABEL, 0.75, List.of(), EVIDENCE));
    }

    @Test
    void abstentionMadeByTheFactoryHasNoAlternatives() {
        assertThat(Verdict.abstained(AbstainReason.UNFAMILIAR, "far"))
                .isEqualTo(new Verdict.Abstained(AbstainReason.UNFAMILIAR, "far", List.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.5, 1.0})
    void confidenceMayBeAnyProbability(double confidence) {
        assertThat(Verdict.decided(LABEL, confidence, EVIDENCE).confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                -Double.MIN_VALUE,
                1.0000000000000002,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void refusesAConfidenceThatIsNoProbabilityAndShowsIt(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verdict.decided(LABEL, confidence, EVIDENCE))
                .withMessageContaining("confidence")
                .withMessageContaining(String.valueOf(confidence));
    }

    @Test
    void decisionCopiesItsAlternatives() {
        List<ScoredLabel> given = new ArrayList<>(List.of(SCORED));
        Verdict verdict = new Verdict.Decided(LABEL, 0.75, given, EVIDENCE);
        given.clear();

        assertThat(verdict.alternatives()).containsExactly(SCORED);
    }

    @Test
    void abstentionCopiesItsAlternatives() {
        List<ScoredLabel> given = new ArrayList<>(List.of(SCORED));
        Verdict verdict = new Verdict.Abstained(AbstainReason.LOW_CONFIDENCE, "", given);
        given.clear();

        assertThat(verdict.alternatives()).containsExactly(SCORED);
    }

    @Test
    void alternativesCannotBeChanged() {
        Verdict decided = new Verdict.Decided(LABEL, 0.75, new ArrayList<>(), EVIDENCE);
        Verdict abstained = new Verdict.Abstained(AbstainReason.LOW_CONFIDENCE, "", new ArrayList<>());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> decided.alternatives().add(SCORED));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> abstained.alternatives().add(SCORED));
    }

    @Test
    void decisionRefusesNulls() {
        List<ScoredLabel> withNull = Collections.singletonList(null);

        assertThatNullPointerException()
                .isThrownBy(() -> Verdict.decided(null, 1.0, EVIDENCE))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> Verdict.decided(LABEL, 1.0, null))
                .withMessage("evidence");
        assertThatNullPointerException().isThrownBy(() -> new Verdict.Decided(LABEL, 1.0, null, EVIDENCE));
        assertThatNullPointerException().isThrownBy(() -> new Verdict.Decided(LABEL, 1.0, withNull, EVIDENCE));
    }

    @Test
    void abstentionRefusesNulls() {
        List<ScoredLabel> withNull = Collections.singletonList(null);

        assertThatNullPointerException()
                .isThrownBy(() -> Verdict.abstained(null, ""))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> Verdict.abstained(AbstainReason.NO_MATCH, null))
                .withMessage("detail");
        assertThatNullPointerException().isThrownBy(() -> new Verdict.Abstained(AbstainReason.NO_MATCH, "", null));
        assertThatNullPointerException().isThrownBy(() -> new Verdict.Abstained(AbstainReason.NO_MATCH, "", withNull));
    }
}
