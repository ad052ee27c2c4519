package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassificationPipelineTest {

    private static final int THREADS = 8;

    @Test
    void asksInOrderUntilAStageDecides() {
        StubStage first = StubStage.abstaining("first");
        StubStage second = StubStage.deciding("second", "Error");
        StubStage third = StubStage.deciding("third", "Never");
        try (ClassificationPipeline pipeline = pipeline(first, second, third)) {
            assertThat(pipeline.classify("CRM", "text").label()).contains(new Label("Error"));
            assertThat(first.asked()).containsExactly("text");
            assertThat(second.asked()).containsExactly("text");
            assertThat(third.asked()).isEmpty();
        }
    }

    @Test
    void trailHoldsTheVerdictOfEveryStageAsked() {
        Verdict unsure = Verdict.abstained(AbstainReason.LOW_CONFIDENCE, "0.4 < 0.8");
        try (ClassificationPipeline pipeline = pipeline(
                StubStage.answering("first", entry -> unsure),
                StubStage.deciding("second", "Error"),
                StubStage.abstaining("third"))) {
            assertThat(pipeline.classify("CRM", "text").trail())
                    .containsExactly(
                            new StageVerdict("first", unsure), new StageVerdict("second", StubStage.decided("Error")));
        }
    }

    @Test
    void tellsTheLabelsOfItsStagesInTheirOrder() {
        try (ClassificationPipeline pipeline = pipeline(
                StubStage.deciding("first", "Error").telling("Error"),
                StubStage.deciding("second", "Unknown"),
                StubStage.deciding("third", "Alert").telling("Alert"),
                StubStage.deciding("fourth", "Error").telling("Error"))) {
            assertThat(pipeline.labels()).containsExactly(new Label("Error"), new Label("Alert"));
        }
    }

    @Test
    void stageSeesSourceAndMessageAsGiven() {
        StubStage stage = StubStage.abstaining("only");
        try (ClassificationPipeline pipeline = pipeline(stage)) {
            pipeline.classify(" CRM ", "lone \ud83d\r\n");

            assertThat(stage.calls()).containsExactly(List.of(LogEntry.of(" CRM ", "lone \ud83d\r\n")));
        }
    }

    @Test
    void thereIsNoLabelIfEveryStageAbstains() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.abstaining("a"), StubStage.abstaining("b"))) {
            Classification classification = pipeline.classify("CRM", "text");

            assertThat(classification.label()).isEmpty();
            assertThat(classification.labelOr("Unclassified")).isEqualTo("Unclassified");
            assertThat(classification.trail()).extracting(StageVerdict::stage).containsExactly("a", "b");
        }
    }

    @Test
    void remoteStagesRunOnTheCallingThreadInSynchronousUse() {
        StubStage remote = StubStage.deciding("remote", "Error").remote();
        try (ClassificationPipeline pipeline = pipeline(StubStage.abstaining("local"), remote)) {
            pipeline.classify("CRM", "text");
            pipeline.classifyAll(List.of(LogEntry.of("CRM", "text")));

            assertThat(remote.threads()).hasSize(2).containsOnly(Thread.currentThread());
        }
    }

    @Test
    void exceptionOfAStageGoesThroughUnchanged() {
        RuntimeException bug = new UnsupportedOperationException("a bug");
        StubStage after = StubStage.deciding("after", "Never");
        try (ClassificationPipeline pipeline = pipeline(StubStage.throwing("broken", bug), after)) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "text")).isSameAs(bug);
            assertThat(after.asked()).isEmpty();
        }
    }

    @Test
    void errorOfAStageGoesThroughUnchanged() {
        Error bug = new StackOverflowError("a bug");
        try (ClassificationPipeline pipeline = pipeline(StubStage.throwing("broken", bug))) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "text")).isSameAs(bug);
        }
    }

    @Test
    void pipelineCanBeUsedAfterAStageThrew() {
        StubStage fragile = StubStage.answering("fragile", entry -> {
            if (entry.message().isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return StubStage.decided("Error");
        });
        try (ClassificationPipeline pipeline = pipeline(fragile)) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "")).hasMessage("empty");
            assertThat(pipeline.classify("CRM", "text").labelOr("none")).isEqualTo("Error");
        }
    }

    @Test
    void missingVerdictIsReportedWithTheStagesName() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.answering("broken", entry -> null))) {
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classify("CRM", "text"))
                    .withMessageContaining("'broken'");
        }
    }

    @Test
    void refusesNulls() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.abstaining("only"))) {
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classify(null, "text"))
                    .withMessage("source");
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classify("CRM", null))
                    .withMessage("message");
        }
    }

    @Test
    void concurrentCallersGetWhatOneCallerGets() throws InterruptedException, ExecutionException {
        List<LogEntry> entries = IntStream.range(0, 2_000)
                .mapToObj(i ->
                        LogEntry.of(i % 7 == 0 ? "Routed" : "CRM", "message " + i + (i % 3 == 0 ? " disk" : " user")))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("a", StubStage.knowing("a", "disk"))
                .stage("b", StubStage.knowing("b", "user"))
                .stage("c", StubStage.knowing("c", "1"))
                .route(Collections.singleton("Routed"), "c", "a")
                .build()) {
            List<Classification> expected = oneByOne(pipeline, entries);
            List<Callable<List<Classification>>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS / 2; i++) {
                callers.add(() -> oneByOne(pipeline, entries));
                callers.add(() -> pipeline.classifyAll(entries));
            }

            for (Future<List<Classification>> classifications : threads.invokeAll(callers)) {
                assertThat(classifications.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Classification> oneByOne(ClassificationPipeline pipeline, List<LogEntry> entries) {
        return entries.stream()
                .map(entry -> pipeline.classify(entry.source(), entry.message()))
                .toList();
    }

    private static ClassificationPipeline pipeline(StubStage... stages) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        for (StubStage stage : stages) {
            builder.stage(stage.name(), stage);
        }
        return builder.build();
    }

    @Test
    void countersAreThoseOfEachStageInTheirOrder() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.knowing("first", "a"))
                .stage("second", StubStage.deciding("second", "x"))
                .build()) {
            pipeline.classify("", "a");
            pipeline.classify("", "b");
            assertThat(pipeline.counters())
                    .containsExactly(Map.entry("first", Map.of("asked", 2L)), Map.entry("second", Map.of("asked", 1L)));
        }
    }
}
