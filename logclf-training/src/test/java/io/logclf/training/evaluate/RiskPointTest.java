package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

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
