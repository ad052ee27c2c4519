package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerFieldsTest {

    private static final long SEED = 9;
    private static final ScoredLabel LIKELY = new ScoredLabel(new Label("Backup"), 0.625);
    private static final ScoredLabel UNLIKELY = new ScoredLabel(new Label("Disk"), 0.25);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everyAnswerHasTheSameFieldsInTheSameOrder() throws IOException {
        JsonTree decided = explained(new StageVerdict("rules", abstained()), new StageVerdict("head", decided()));
        JsonTree undecided = explained(new StageVerdict("rules", abstained()));
        assertThat(names(undecided)).isEqualTo(names(decided));
        assertThat(names(undecided))
                .containsExactly(
                        "source",
                        "message",
                        "label",
                        "confidence",
                        "stage",
                        "evidence",
                        "best_guess",
                        "best_guess_probability",
                        "trail");
        List<JsonTree> steps = decided.get("trail").elements();
        assertThat(names(steps.get(0))).isEqualTo(names(steps.get(1)));
    }

    @Test
    void aDecisionTellsItsStageConfidenceAndEvidence() throws IOException {
        JsonTree answer = explained(new StageVerdict("rules", abstained()), new StageVerdict("head", decided()));
        assertThat(answer.get("label").text()).contains("Backup");
        assertThat(answer.get("confidence").number()).contains(0.875);
        assertThat(answer.get("stage").text()).contains("head");
        assertThat(answer.get("evidence").text()).contains("three like it");
        assertThat(answer.get("best_guess").text()).contains("Backup");
        assertThat(answer.get("best_guess_probability").number()).contains(0.875);
    }

    @Test
    void theTrailTellsWhatDecidedAndWhatDidNot() throws IOException {
        List<JsonTree> steps = explained(new StageVerdict("rules", abstained()), new StageVerdict("head", decided()))
                .get("trail")
                .elements();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).get("decided").value()).isEqualTo(false);
        assertThat(steps.get(0).get("reason").text()).contains("NO_MATCH");
        assertThat(steps.get(0).get("detail").value()).isNull();
        assertThat(steps.get(0).get("alternatives").elements()).isEmpty();
        assertThat(steps.get(1).get("decided").value()).isEqualTo(true);
        assertThat(steps.get(1).get("reason").value()).isNull();
        assertThat(steps.get(1).get("alternatives").value())
                .isEqualTo(List.of(Map.of("label", "Backup", "score", 0.625), Map.of("label", "Disk", "score", 0.25)));
    }

    @Test
    void theBestGuessOfAnUndecidedAnswerIsThatOfTheLastStageThatRanks() throws IOException {
        Verdict ranked = new Verdict.Abstained(AbstainReason.LOW_CONFIDENCE, "0.62 < 0.85", List.of(LIKELY, UNLIKELY));
        JsonTree answer = explained(new StageVerdict("head", ranked), new StageVerdict("llm", abstained()));
        assertThat(answer.get("label").value()).isNull();
        assertThat(answer.get("best_guess").text()).contains("Backup");
        assertThat(answer.get("best_guess_probability").number()).contains(0.625);
        assertThat(answer.get("trail").elements().get(0).get("detail").text()).contains("0.62 < 0.85");
    }

    @Test
    void linesGiveBackWhateverTextCameIn() throws IOException {
        RandomTrees trees = new RandomTrees(SEED);
        List<LogEntry> entries = new ArrayList<>();
        AnswerWriter lines = AnswerWriter.lines(out, false);
        for (int i = 0; i < 1_000; i++) {
            LogEntry entry = LogEntry.of(trees.text(), trees.text());
            entries.add(entry);
            lines.write(entry, new Classification(List.of(new StageVerdict("rules", abstained()))));
        }
        lines.end();
        String[] written = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(written).hasSize(1_001);
        assertThat(written[1_000]).isEmpty();
        for (int i = 0; i < entries.size(); i++) {
            JsonTree answer = JsonTree.parse(written[i]);
            assertThat(answer.get("source").text())
                    .as("seed %d", SEED)
                    .contains(entries.get(i).source());
            assertThat(answer.get("message").text()).contains(entries.get(i).message());
        }
    }

    @Test
    void aMessageLargerThanAnyBufferIsWrittenWhole() throws IOException {
        String message = "ü😀x".repeat(100_000);
        AnswerWriter one = AnswerWriter.one(out, false);
        one.write(LogEntry.of("app", message), new Classification(List.of(new StageVerdict("rules", abstained()))));
        one.end();
        assertThat(JsonTree.parse(out.toString(StandardCharsets.UTF_8))
                        .get("message")
                        .text())
                .contains(message);
    }

    private JsonTree explained(StageVerdict... trail) throws IOException {
        out.reset();
        AnswerWriter one = AnswerWriter.one(out, true);
        one.write(LogEntry.of("app", "it failed"), new Classification(List.of(trail)));
        one.end();
        return JsonTree.parse(out.toString(StandardCharsets.UTF_8));
    }

    private static Verdict decided() {
        return new Verdict.Decided(
                new Label("Backup"), 0.875, List.of(LIKELY, UNLIKELY), new Neighbours("three like it"));
    }

    private static Verdict abstained() {
        return Verdict.abstained(AbstainReason.NO_MATCH, "");
    }

    private static List<String> names(JsonTree object) {
        List<String> names = new ArrayList<>();
        ((Map<?, ?>) object.value()).keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private record Neighbours(String summary) implements Evidence {}
}
