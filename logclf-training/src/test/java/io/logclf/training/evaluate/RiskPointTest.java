package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskPointTest {

    @Test
    void riskIsAmongThoseWithAtLeastTheConfidence() {
        assertThat(RiskPoint.of(List.of(
                        MadeOutcomes.decided("A", "A", 0.5),
                        MadeOutcomes.decided("A", "B", 0.7),
                        MadeOutcomes.decided("A", "A", 0.9),
                        MadeOutcomes.abstained("A"))))
                .containsExactly(
                        new RiskPoint(0.9, 1 / 4.0, 0),
                        new RiskPoint(0.7, 2 / 4.0, 1 / 2.0),
                        new RiskPoint(0.5, 3 / 4.0, 1 / 3.0));
    }

    @Test
    void equalConfidencesAreOnePoint() {
        assertThat(RiskPoint.of(List.of(MadeOutcomes.decided("A", "B", 0.9), MadeOutcomes.decided("A", "A", 0.9))))
                .containsExactly(new RiskPoint(0.9, 1, 0.5));
    }

    @Test
    void withoutDecisionsThereIsNoCurve() {
        assertThat(RiskPoint.of(List.of(MadeOutcomes.abstained("A")))).isEmpty();
        assertThat(RiskPoint.of(List.of())).isEmpty();
    }

    @Test
    void aStageHasACurveOverItsLikeliestLabelsGivenOrNot() {
        StageVerdict rules = new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, ""));
        List<Outcome> outcomes = List.of(
                outcome("A", rules, new StageVerdict("model", Verdict.decided(new Label("A"), 0.9, () -> ""))),
                outcome("A", rules, new StageVerdict("model", unsure("B", 0.6))),
                outcome("B", rules, new StageVerdict("model", unsure("B", 0.6))),
                outcome("B", rules, new StageVerdict("model", Verdict.abstained(AbstainReason.UNFAMILIAR, ""))),
                outcome("C", new StageVerdict("regex", Verdict.decided(new Label("B"), 1, () -> ""))));
        Metrics metrics = Metrics.of(outcomes);
        assertThat(metrics.riskCoverage("model"))
                .as("four rows reached the stage, and of one it thought nothing")
                .containsExactly(new RiskPoint(0.9, 1 / 4.0, 0), new RiskPoint(0.6, 3 / 4.0, 1 / 3.0));
        assertThat(metrics.riskCoverage("regex")).containsExactly(new RiskPoint(1, 1 / 5.0, 1));
        assertThat(metrics.riskCoverage("another")).isEmpty();
    }

    private static Outcome outcome(String truth, StageVerdict... trail) {
        return Outcome.of(MadeOutcomes.entry(2, "m", truth), new Classification(List.of(trail)));
    }

    private static Verdict unsure(String label, double score) {
        return new Verdict.Abstained(
                AbstainReason.LOW_CONFIDENCE, "", List.of(new ScoredLabel(new Label(label), score)));
    }

    @Test
    void manyPointsAreThinnedAndKeepTheirEnds() {
        Random random = new Random(2);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            outcomes.add(MadeOutcomes.decided("A", random.nextInt(9) == 0 ? "B" : "A", (i + 1) / 5_001.0));
        }
        List<RiskPoint> points = RiskPoint.of(outcomes);
        assertThat(points).hasSizeBetween(150, RiskPoint.MAX_POINTS);
        assertThat(points.get(points.size() - 1).coverage()).isEqualTo(1);
        assertThat(points).extracting(RiskPoint::coverage).isSorted();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).coverage() - points.get(i - 1).coverage()).isLessThan(0.02);
        }
    }
}
