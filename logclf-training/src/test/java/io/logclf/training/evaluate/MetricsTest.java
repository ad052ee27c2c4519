package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    /** Of A: two right, one taken for B, one undecided. Of B: one right, one taken for C, which no row is. */
    private static final Metrics SMALL = Metrics.of(List.of(
            MadeOutcomes.decided("A", "A", 0.9),
            MadeOutcomes.decided("A", "A", 0.8),
            MadeOutcomes.decided("A", "B", 0.7),
            MadeOutcomes.abstained("A"),
            MadeOutcomes.decided("B", "B", 0.9),
            MadeOutcomes.decided("B", "C", 0.5)));

    @Test
    void undecidedRowsCountAsWrongInAccuracyOnly() {
        assertThat(SMALL.rows()).isEqualTo(6);
        assertThat(SMALL.decided()).isEqualTo(5);
        assertThat(SMALL.correct()).isEqualTo(3);
        assertThat(SMALL.wrong()).isEqualTo(2);
        assertThat(SMALL.undecided()).isEqualTo(1);
        assertThat(SMALL.accuracy()).hasValue(3 / 6.0);
        assertThat(SMALL.coverage()).hasValue(5 / 6.0);
        assertThat(SMALL.accuracyOnDecided()).hasValue(3 / 5.0);
    }

    @Test
    void labelScoresAreAsByHand() {
        LabelScore a = score(SMALL, "A");
        assertThat(a.precision()).hasValue(1);
        assertThat(a.recall()).hasValue(2 / 4.0);
        assertThat(a.f1()).isEqualTo(2 * 2 / (2 * 2 + 2.0));
        assertThat(a.support()).isEqualTo(4);
        LabelScore b = score(SMALL, "B");
        assertThat(b.precision()).hasValue(1 / 2.0);
        assertThat(b.recall()).hasValue(1 / 2.0);
        assertThat(b.f1()).isEqualTo(0.5);
    }

    @Test
    void labelThatNoRowHasIsListedAndNotInTheMean() {
        LabelScore c = score(SMALL, "C");
        assertThat(c.precision()).hasValue(0);
        assertThat(c.recall()).isEmpty();
        assertThat(c.f1()).isZero();
        assertThat(SMALL.macroF1().getAsDouble()).isCloseTo((2 / 3.0 + 0.5) / 2, within(1e-12));
    }

    @Test
    void macroF1OfFrequentLabelsLeavesTheOthersOut() {
        assertThat(SMALL.macroF1(3).getAsDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(SMALL.macroF1(5)).isEmpty();
    }

    @Test
    void labelNeverGivenHasNoPrecision() {
        LabelScore lost = score(Metrics.of(List.of(MadeOutcomes.decided("A", "B", 0.5))), "A");
        assertThat(lost.precision()).isEmpty();
        assertThat(lost.recall()).hasValue(0);
        assertThat(lost.f1()).isZero();
    }

    @Test
    void calibrationErrorIsAsByHand() {
        // Bins of 1/15: 0.5 alone, 0.7 alone, 0.8 alone (0.7333 to 0.8), and both 0.9 (0.8667 to 0.9333).
        double gaps = 0.5 + 0.7 + (1 - 0.8) + 2 * (1 - 0.9);
        assertThat(SMALL.ece().getAsDouble()).isCloseTo(gaps / 5, within(1e-12));
    }

    @Test
    void endsOfBinsBelongBelow() {
        Metrics ends = Metrics.of(List.of(
                MadeOutcomes.decided("A", "A", 0),
                MadeOutcomes.decided("A", "A", 1),
                MadeOutcomes.decided("A", "A", 1.0 / 15),
                MadeOutcomes.decided("A", "A", Math.nextUp(1.0 / 15))));
        assertThat(ends.reliability()).hasSize(15);
        assertThat(ends.reliability()).extracting(ReliabilityBin::rows).startsWith(2L, 1L, 0L);
        assertThat(ends.reliability().get(14).rows()).isEqualTo(1);
        assertThat(ends.reliability().get(2).accuracy()).isEmpty();
    }

    @Test
    void riskCoverageKeepsRowsOfOneConfidenceTogether() {
        assertThat(SMALL.riskCoverage())
                .containsExactly(
                        new RiskPoint(0.9, 2 / 6.0, 0),
                        new RiskPoint(0.8, 3 / 6.0, 0),
                        new RiskPoint(0.7, 4 / 6.0, 1 / 4.0),
                        new RiskPoint(0.5, 5 / 6.0, 2 / 5.0));
    }

    @Test
    void longRiskCoverageIsThinnedAndKeepsItsEnds() {
        Random random = new Random(5);
        for (int rows : new int[] {199, 200, 201, 202, 5_000}) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                outcomes.add(MadeOutcomes.decided("A", random.nextInt(9) == 0 ? "B" : "A", (i + 1.0) / (rows + 1)));
            }
            Metrics metrics = Metrics.of(outcomes);
            List<RiskPoint> points = metrics.riskCoverage();
            assertThat(points).as("%d rows", rows).hasSizeBetween(Math.min(rows, 100), RiskPoint.MAX_POINTS);
            assertThat(points.get(0).coverage()).isEqualTo(1.0 / rows);
            RiskPoint last = points.get(points.size() - 1);
            assertThat(last.coverage()).isEqualTo(1);
            assertThat(last.risk()).isCloseTo(1 - metrics.accuracyOnDecided().getAsDouble(), within(1e-12));
            for (int i = 1; i < points.size(); i++) {
                assertThat(points.get(i).coverage() - points.get(i - 1).coverage())
                        .isBetween(0.0, 0.011);
            }
        }
    }

    @Test
    void confusionHasUndecidedLast() {
        assertThat(SMALL.confusion())
                .containsExactly(
                        new Confusion("A", Optional.of("A"), 2),
                        new Confusion("A", Optional.of("B"), 1),
                        new Confusion("A", Optional.empty(), 1),
                        new Confusion("B", Optional.of("B"), 1),
                        new Confusion("B", Optional.of("C"), 1));
    }

    @Test
    void stagesAreCountedAndTimed() {
        StageVerdict abstained = new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, ""));
        StageVerdict right = new StageVerdict("model", Verdict.decided(new Label("A"), 0.9, () -> ""));
        StageVerdict unsure = new StageVerdict("model", Verdict.abstained(AbstainReason.LOW_CONFIDENCE, ""));
        Metrics metrics = Metrics.of(List.of(
                new Outcome(
                        MadeOutcomes.entry(2, "m", "A"),
                        new Classification(List.of(abstained, right)),
                        List.of(1_000L, 9_000L)),
                new Outcome(
                        MadeOutcomes.entry(3, "m", "B"),
                        new Classification(List.of(abstained, right)),
                        List.of(3_000L, 1_000L)),
                Outcome.of(MadeOutcomes.entry(4, "m", "A"), new Classification(List.of(abstained, unsure)))));
        assertThat(metrics.perStage())
                .containsExactly(
                        new StageScore("regex", 3, 0, 0, Map.of(AbstainReason.NO_MATCH, 3L), OptionalDouble.of(2)),
                        new StageScore(
                                "model", 3, 2, 1, Map.of(AbstainReason.LOW_CONFIDENCE, 1L), OptionalDouble.of(5)));
        assertThat(metrics.perStage().get(0).accuracy()).isEmpty();
        assertThat(metrics.abstainReasons()).isEqualTo(Map.of("model: LOW_CONFIDENCE", 1L, "regex: NO_MATCH", 1L));
    }

    @Test
    void nothingHasNoFigures() {
        Metrics nothing = Metrics.of(List.of());
        assertThat(Stream.of(
                        nothing.accuracy(),
                        nothing.coverage(),
                        nothing.accuracyOnDecided(),
                        nothing.macroF1(),
                        nothing.ece()))
                .allMatch(OptionalDouble::isEmpty);
        assertThat(nothing.riskCoverage()).isEmpty();
        Metrics undecided = Metrics.of(List.of(MadeOutcomes.abstained("A")));
        assertThat(undecided.accuracy()).hasValue(0);
        assertThat(undecided.macroF1()).hasValue(0);
        assertThat(undecided.accuracyOnDecided()).isEmpty();
        assertThat(undecided.ece()).isEmpty();
        assertThat(undecided.riskCoverage()).isEmpty();
    }

    @Test
    void figuresAreAsCountedOneByOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            List<Outcome> outcomes = MadeOutcomes.random(random, 1 + random.nextInt(300), 1 + random.nextInt(12));
            Metrics metrics = Metrics.of(outcomes);
            assertThat(metrics.macroF1().getAsDouble())
                    .as("macro-F1, seed %d", seed)
                    .isCloseTo(macroF1(outcomes), within(1e-9));
            for (RiskPoint point : metrics.riskCoverage()) {
                List<Outcome> kept = outcomes.stream()
                        .filter(outcome -> outcome.classification().confidence().orElse(-1) >= point.threshold())
                        .toList();
                assertThat(point.coverage()).as("seed %d", seed).isEqualTo((double) kept.size() / outcomes.size());
                assertThat(point.risk())
                        .as("seed %d", seed)
                        .isEqualTo(
                                (double) kept.stream().filter(Outcome::isWrong).count() / kept.size());
            }
            Collections.shuffle(outcomes, random);
            Metrics shuffled = Metrics.of(outcomes);
            assertThat(shuffled.perLabel()).as("seed %d", seed).isEqualTo(metrics.perLabel());
            assertThat(shuffled.confusion()).as("seed %d", seed).isEqualTo(metrics.confusion());
        }
    }

    @Test
    void timesMustFitTheTrail() {
        Outcome one = MadeOutcomes.abstained("A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outcome(one.truth(), one.classification(), List.of(1L, 2L)));
    }

    private static double macroF1(List<Outcome> outcomes) {
        TreeSet<String> labels = new TreeSet<>();
        outcomes.forEach(outcome -> labels.add(outcome.truth().label().name()));
        double sum = 0;
        for (String label : labels) {
            double given = outcomes.stream()
                    .filter(o -> o.classification().labelOr("").equals(label))
                    .count();
            double there = outcomes.stream()
                    .filter(o -> o.truth().label().name().equals(label))
                    .count();
            double both = outcomes.stream()
                    .filter(o -> o.truth().label().name().equals(label)
                            && o.classification().labelOr("").equals(label))
                    .count();
            double precision = given == 0 ? 0 : both / given;
            double recall = both / there;
            sum += precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
        return sum / labels.size();
    }

    private static LabelScore score(Metrics metrics, String label) {
        return metrics.perLabel().stream()
                .filter(score -> score.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
