package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.AbstainReason;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Label A = new Label("A");
    private static final Label B = new Label("B");
    private static final Label NONE = new Label("None");
    private static final List<Label> LABELS = List.of(A, NONE, B);
    private static final Evidence EVIDENCE = () -> "";

    @Test
    void decidesTheLikeliestLabelAtItsThreshold() {
        Verdict verdict = verdict(decider(0.5, Confidence.PLAIN), 0, 0.5, 0, 0.5);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.label()).isEqualTo(A);
            assertThat(decided.confidence()).isEqualTo(0.5);
            assertThat(decided.evidence()).isSameAs(EVIDENCE);
        });
    }

    @Test
    void abstainsBelowTheThreshold() {
        assertAbstains(
                verdict(decider(0.7, Confidence.PLAIN), 0, 0.69999, 0.2, 0.10001),
                AbstainReason.LOW_CONFIDENCE,
                "confidence 0.6999, below 0.7000");
    }

    @Test
    void abstainsWhereNothingFitsAndListsTheLabels() {
        Verdict verdict = verdict(decider(0.1, Confidence.PLAIN), 0, 0.2, 0.5, 0.3);
        assertAbstains(verdict, AbstainReason.NO_LABEL_FITS, "'None' is likelier than any label: 0.");
        assertThat(verdict.alternatives()).extracting(ScoredLabel::label).containsExactly(B, A);
        assertThat(verdict.alternatives().get(0).score()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void thresholdOfZeroDecidesTheLikeliestLabelWhateverThereIs() {
        assertThat(verdict(decider(0, Confidence.PLAIN), 0, 0.2, 0.5, 0.3))
                .isInstanceOfSatisfying(
                        Verdict.Decided.class,
                        decided -> assertThat(decided.label()).isEqualTo(B));
    }

    @Test
    void thresholdOfOneNeverDecides() {
        assertAbstains(
                verdict(decider(1, Confidence.PLAIN), 0, 1, 0, 0),
                AbstainReason.LOW_CONFIDENCE,
                "'A' is never decided by this stage");
    }

    @Test
    void saysThatAMessageIsUnfamiliarWhereThatAloneKeepsItBelow() {
        Confidence confidence = new Confidence(0, 1, 4, 0, 0);
        assertAbstains(
                verdict(decider(0.7, confidence), 0.5, 0.8, 0.1, 0.1),
                AbstainReason.UNFAMILIAR,
                "below 0.7000, as 0.5000 of its words are unknown");
        assertAbstains(
                verdict(decider(0.9, confidence), 0.5, 0.8, 0.1, 0.1), AbstainReason.LOW_CONFIDENCE, "below 0.9000");
    }

    @Test
    void whereDistancesCountAMessageThatTheHeadIsSureOfIsUnfamiliar() {
        Decider decider = decider(0.7, new Confidence(0, 1, 0, 0.5, 20));
        double[] sure = {Math.log(0.8), Math.log(0.1), Math.log(0.1)};
        double[] torn = {Math.log(0.5), Math.log(0.4), Math.log(0.1)};
        assertThat(decider.verdict(sure, 0, 10, labels -> EVIDENCE)).isInstanceOf(Verdict.Decided.class);
        assertAbstains(
                decider.verdict(sure, 0.25, 20, labels -> EVIDENCE),
                AbstainReason.UNFAMILIAR,
                "below 0.7000, as it is far from the training data, and 0.2500 of its words are unknown");
        assertAbstains(decider.verdict(torn, 0, 20, labels -> EVIDENCE), AbstainReason.LOW_CONFIDENCE, "below 0.7000");
    }

    @Test
    void alternativesKeepTheirOrderWhateverTheConfidence() {
        for (double intercept : new double[] {-3, 0, 3}) {
            List<ScoredLabel> top = verdict(decider(0, new Confidence(intercept, 1, 0, 0, 0)), 0, 0.5, 0.1, 0.4)
                    .alternatives();
            assertThat(top).extracting(ScoredLabel::label).containsExactly(A, B);
            assertThat(top.get(0).score()).isGreaterThan(top.get(1).score());
            assertThat(top.get(0).score() + top.get(1).score()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void probabilityOfOneIsConfidenceOfOne() {
        List<ScoredLabel> top = verdict(decider(0, new Confidence(-1, 0.5, 1, 0, 0)), 1, 1, 0, 0)
                .alternatives();
        assertThat(top.get(0)).isEqualTo(new ScoredLabel(A, 1));
        assertThat(top.get(1).score()).isBetween(0.0, 1.0);
    }

    @Test
    void thresholdsOutOfRangeAreRefused() {
        for (double threshold : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> decider(threshold, Confidence.PLAIN));
        }
    }

    private static void assertAbstains(Verdict verdict, AbstainReason reason, String detail) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
            assertThat(abstained.reason()).isEqualTo(reason);
            assertThat(abstained.detail()).contains(detail);
        });
    }

    private static Decider decider(double threshold, Confidence confidence) {
        return Decider.of(LABELS, Optional.of(NONE), confidence, Collections.nCopies(3, threshold));
    }

    private static Verdict verdict(Decider decider, double unseen, double... probabilities) {
        double[] scores = new double[probabilities.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.log(Math.max(probabilities[i], 1e-300));
        }
        return decider.verdict(scores, unseen, 0, labels -> EVIDENCE);
    }

    @Test
    void aConfidenceThatReachesTheThresholdButForUnknownWordsIsUnfamiliar() {
        assertAbstains(
                verdict(decider(0.5, new Confidence(0, 1, 4, 0, 0)), 0.5, 0.5, 0, 0.5),
                AbstainReason.UNFAMILIAR,
                "below 0.5000, as 0.5000 of its words are unknown");
    }

    @Test
    void alternativesShareWhatTheConfidenceLeavesOrShrinkWithIt() {
        List<ScoredLabel> surer = verdict(decider(0, new Confidence(3, 1, 0, 0, 0)), 0, 0.5, 0.1, 0.4)
                .alternatives();
        assertThat(surer.get(0).score()).isGreaterThan(0.5);
        assertThat(surer.get(1).score()).isCloseTo(0.4 / 0.5 * (1 - surer.get(0).score()), within(1e-9));
        List<ScoredLabel> lessSure = verdict(decider(0, new Confidence(-3, 1, 0, 0, 0)), 0, 0.5, 0.1, 0.4)
                .alternatives();
        assertThat(lessSure.get(0).score()).isLessThan(0.5);
        assertThat(lessSure.get(1).score())
                .isCloseTo(0.4 / 0.5 * lessSure.get(0).score(), within(1e-9));
    }
}
