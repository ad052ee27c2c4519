package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageCountsTest {

    private static final StageVerdict NO_RULE =
            new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "none"));
    private static final StageVerdict UNSURE =
            new StageVerdict("model", Verdict.abstained(AbstainReason.LOW_CONFIDENCE, "0.3"));
    private static final StageVerdict SAYS_A =
            new StageVerdict("model", Verdict.decided(new Label("A"), 0.8, () -> ""));

    private static final List<Outcome> OUTCOMES = List.of(
            outcome("A", List.of(1_000L, 3_000L), NO_RULE, SAYS_A),
            outcome("B", List.of(), NO_RULE, SAYS_A),
            outcome("B", List.of(3_000L, 5_000L), NO_RULE, UNSURE));

    @Test
    void stagesComeInTheOrderInWhichTheyWereReached() {
        assertThat(StageCounts.of(OUTCOMES).scores())
                .extracting(StageScore::stage)
                .containsExactly("regex", "model");
    }

    @Test
    void countsWhatEachStageDid() {
        StageScore model = StageCounts.of(OUTCOMES).scores().get(1);
        assertThat(model.asked()).isEqualTo(3);
        assertThat(model.decided()).isEqualTo(2);
        assertThat(model.correct()).isOne();
        assertThat(model.accuracy()).hasValue(0.5);
        assertThat(model.abstentions()).containsExactly(Map.entry(AbstainReason.LOW_CONFIDENCE, 1L));
    }

    @Test
    void timesAreMeansOverTheRowsThatWereTimed() {
        List<StageScore> scores = StageCounts.of(OUTCOMES).scores();
        assertThat(scores.get(0).meanMicros()).hasValue(2);
        assertThat(scores.get(1).meanMicros()).hasValue(4);
        assertThat(StageCounts.of(OUTCOMES.subList(1, 2)).scores().get(0).meanMicros())
                .isEmpty();
    }

    @Test
    void reasonsAreThoseOfUndecidedRowsOnceForEachStage() {
        assertThat(StageCounts.of(OUTCOMES).abstainReasons())
                .containsExactly(Map.entry("model: LOW_CONFIDENCE", 1L), Map.entry("regex: NO_MATCH", 1L));
    }

    @Test
    void theReportTellsReasonsInWordsAndThatTheyAreNoSum() {
        String html = EvaluationReport.builder("made")
                .section("made", "", Metrics.of(OUTCOMES))
                .build()
                .html();
        // What follows quotes the explanations of pipelines.
        assertThat(html.substring(0, html.indexOf("Confusion matrix")))
                .contains("model: low confidence", "regex: no match", "no match 3", "do not add up to the rows")
                .doesNotContain("NO_MATCH", "LOW_CONFIDENCE");
    }

    private static Outcome outcome(String truth, List<Long> nanos, StageVerdict... trail) {
        return new Outcome(MadeOutcomes.entry(2, "message", truth), new Classification(List.of(trail)), nanos);
    }
}
