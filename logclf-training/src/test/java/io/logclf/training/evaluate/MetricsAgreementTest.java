package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures that must agree with one another, whatever the outcomes. */
class MetricsAgreementTest {

    private static final List<Metrics> SOME = IntStream.range(0, 20)
            .mapToObj(seed -> Metrics.of(MadeOutcomes.random(new Random(seed), 1 + 9 * seed, 2 + seed % 5)))
            .toList();

    @Test
    void rowsAreDecidedOrNotAndRightOrNot() {
        for (Metrics metrics : SOME) {
            assertThat(metrics.decided() + metrics.undecided()).isEqualTo(metrics.rows());
            assertThat(metrics.correct() + metrics.wrong()).isEqualTo(metrics.decided());
            assertThat(metrics.outcomes()).hasSize((int) metrics.rows());
        }
    }

    @Test
    void theCellsOfTheConfusionAreAllRows() {
        for (Metrics metrics : SOME) {
            assertThat(metrics.confusion().stream().mapToLong(Confusion::rows).sum())
                    .isEqualTo(metrics.rows());
            assertThat(metrics.confusion().stream()
                            .filter(Confusion::isCorrect)
                            .mapToLong(Confusion::rows)
                            .sum())
                    .isEqualTo(metrics.correct());
        }
    }

    @Test
    void labelsHaveTheRowsOfTheWhole() {
        for (Metrics metrics : SOME) {
            assertThat(metrics.perLabel().stream()
                            .mapToLong(LabelScore::support)
                            .sum())
                    .isEqualTo(metrics.rows());
            assertThat(metrics.perLabel().stream().mapToLong(LabelScore::hits).sum())
                    .isEqualTo(metrics.correct());
            assertThat(metrics.perLabel().stream()
                            .mapToLong(LabelScore::falseAlarms)
                            .sum())
                    .isEqualTo(metrics.wrong());
        }
    }

    @Test
    void fOneIsTheHarmonicMean() {
        for (Metrics metrics : SOME) {
            for (LabelScore score : metrics.perLabel()) {
                double precision = score.precision().orElse(0);
                double recall = score.recall().orElse(0);
                double mean = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
                assertThat(score.f1()).isCloseTo(mean, within(1e-12));
            }
        }
    }

    @Test
    void theCurveEndsWithAllThatIsDecided() {
        for (Metrics metrics : SOME) {
            List<RiskPoint> curve = metrics.riskCoverage();
            if (metrics.decided() > 0) {
                RiskPoint last = curve.get(curve.size() - 1);
                assertThat(last.coverage()).isCloseTo(metrics.coverage().orElseThrow(), within(1e-12));
                assertThat(1 - last.risk())
                        .isCloseTo(metrics.accuracyOnDecided().orElseThrow(), within(1e-12));
            }
            for (int i = 1; i < curve.size(); i++) {
                assertThat(curve.get(i).threshold()).isLessThan(curve.get(i - 1).threshold());
                assertThat(curve.get(i).coverage())
                        .isGreaterThan(curve.get(i - 1).coverage());
            }
        }
    }

    @Test
    void stagesDecideWhatIsDecided() {
        for (Metrics metrics : SOME) {
            assertThat(metrics.perStage().stream()
                            .mapToLong(StageScore::decided)
                            .sum())
                    .isEqualTo(metrics.decided());
            for (StageScore stage : metrics.perStage()) {
                long left = stage.abstentions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(stage.decided() + left).isEqualTo(stage.asked());
            }
        }
    }

    @Test
    void binsHoldEveryDecisionOnce() {
        for (Metrics metrics : SOME) {
            assertThat(metrics.reliability().stream()
                            .mapToLong(ReliabilityBin::rows)
                            .sum())
                    .isEqualTo(metrics.decided());
            for (ReliabilityBin bin : metrics.reliability()) {
                if (bin.rows() > 0) {
                    assertThat(bin.meanConfidence().orElseThrow()).isBetween(bin.from() - 1e-9, bin.to() + 1e-9);
                }
            }
        }
    }

    @Test
    void forcingDecidesNoFewerAndChangesNoDecision() {
        for (Metrics metrics : SOME) {
            Metrics forced =
                    Metrics.of(metrics.outcomes().stream().map(Outcome::forced).toList());
            assertThat(forced.rows()).isEqualTo(metrics.rows());
            assertThat(forced.decided()).isGreaterThanOrEqualTo(metrics.decided());
            assertThat(forced.correct()).isGreaterThanOrEqualTo(metrics.correct());
        }
    }

    @Test
    void jsonHasTheSameFigures() {
        for (Metrics metrics : SOME) {
            JsonObject json = JsonParser.parseString(EvaluationReport.builder("r")
                            .section("s", "", metrics)
                            .build()
                            .json())
                    .getAsJsonObject();
            assertThat(json.get("rows").getAsLong()).isEqualTo(metrics.rows());
            assertThat(json.get("undecided").getAsLong()).isEqualTo(metrics.undecided());
            assertThat(json.get("coverage").getAsDouble())
                    .isCloseTo(metrics.coverage().orElseThrow(), within(1e-6));
            assertThat(json.get("macroF1").getAsDouble())
                    .isCloseTo(metrics.macroF1().orElseThrow(), within(1e-6));
            assertThat(json.getAsJsonArray("confusion")).hasSameSizeAs(metrics.confusion());
            assertThat(json.getAsJsonObject("perLabel").size())
                    .isEqualTo(metrics.perLabel().size());
        }
    }
}
