package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.ClassificationPipeline;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final RuleSet RULES =
            RuleSet.of(List.of(Rule.of("login", "Login", "logged in"), Rule.of("backup", "Backup", "Backup")));

    @Test
    void outcomesHaveTheOrderOfTheEntriesOnAnyExecutor() throws Exception {
        List<LabelledEntry> entries = new ArrayList<>();
        for (int i = 0; i < 950; i++) {
            entries.add(MadeOutcomes.entry(
                    i + 2, i % 3 == 0 ? "user " + i + " logged in" : i % 3 == 1 ? "Backup " + i : "odd " + i, "Login"));
        }
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try (ClassificationPipeline pipeline = pipeline()) {
            List<Integer> done = new ArrayList<>();
            List<Outcome> outcomes = Evaluator.run(pipeline, entries, executor, done::add);
            assertThat(outcomes).extracting(Outcome::truth).isEqualTo(entries);
            assertThat(outcomes).extracting(Outcome::isCorrect).startsWith(true, false, false, true);
            assertThat(outcomes).extracting(Outcome::isDecided).startsWith(true, true, false, true);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.stageNanos()).isEmpty());
            assertThat(done).isSorted().hasSize(10).endsWith(950);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void noEntriesGiveNoOutcomes() {
        try (ClassificationPipeline pipeline = pipeline()) {
            assertThat(Evaluator.run(pipeline, List.of(), Runnable::run, rows -> {}))
                    .isEmpty();
        }
    }

    @Test
    void aFailureIsThrownAsItIs() {
        ClassificationPipeline pipeline = pipeline();
        pipeline.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> Evaluator.run(
                        pipeline, List.of(MadeOutcomes.entry(2, "Backup", "Backup")), Runnable::run, rows -> {}));
    }

    @Test
    void aClockThatListensGivesTheTimeOfEachStage() {
        StageClock clock = new StageClock();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", RegexClassifier.of(RULES))
                .stage("second", RegexClassifier.of(RULES))
                .listener(clock)
                .build()) {
            List<Outcome> outcomes = Evaluator.run(
                    pipeline,
                    clock,
                    List.of(MadeOutcomes.entry(2, "Backup 1", "Backup"), MadeOutcomes.entry(3, "odd", "Backup")),
                    Runnable::run,
                    rows -> {});
            assertThat(outcomes.get(0).stageNanos()).hasSize(1);
            assertThat(outcomes.get(1).stageNanos()).hasSize(2);
        }
    }

    private static ClassificationPipeline pipeline() {
        return ClassificationPipeline.builder()
                .stage("regex", RegexClassifier.of(RULES))
                .build();
    }
}
