package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.RecordingListener.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PipelineListenerTest {

    private static final LogEntry USER = LogEntry.of("CRM", "user");
    private static final LogEntry DISK = LogEntry.of("CRM", "disk");
    private static final Verdict ABSTAINED = StubStage.abstained();

    private final RecordingListener listener = new RecordingListener();

    @Test
    void isToldOfEveryStageAskedAndItsAnswerInOrder() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.abstaining("first"))
                .stage("second", StubStage.deciding("second", "Error"))
                .stage("third", StubStage.abstaining("third"))
                .listener(listener)
                .build()) {
            pipeline.classify("CRM", "user");

            assertThat(listener.events())
                    .containsExactly(
                            new Event("asked", "first", USER, null),
                            new Event("abstained", "first", USER, ABSTAINED),
                            new Event("asked", "second", USER, null),
                            new Event("decided", "second", USER, StubStage.decided("Error")));
        }
    }

    @Test
    void isToldOfEveryEntryOfABatch() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.knowing("first", "disk"))
                .stage("second", StubStage.abstaining("second"))
                .listener(listener)
                .build()) {
            pipeline.classifyAll(List.of(USER, DISK));

            assertThat(listener.events())
                    .containsExactly(
                            new Event("asked", "first", USER, null),
                            new Event("asked", "first", DISK, null),
                            new Event("abstained", "first", USER, ABSTAINED),
                            new Event("decided", "first", DISK, StubStage.decided("disk")),
                            new Event("asked", "second", USER, null),
                            new Event("abstained", "second", USER, ABSTAINED));
        }
    }

    @Test
    void isToldOfAsynchronousCallsToo() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("local", StubStage.abstaining("local"))
                .stage("remote", StubStage.deciding("remote", "Error").remote())
                .listener(listener)
                .build()) {
            CompletableFuture<Classification> future =
                    pipeline.classifyAsync(USER, Runnable::run).toCompletableFuture();

            assertThat(future).isCompleted();
            assertThat(listener.events())
                    .containsExactly(
                            new Event("asked", "local", USER, null),
                            new Event("abstained", "local", USER, ABSTAINED),
                            new Event("asked", "remote", USER, null),
                            new Event("decided", "remote", USER, StubStage.decided("Error")));
        }
    }

    @Test
    void isToldOnceOfEachMessageThatItIsClassified() {
        List<String> told = new ArrayList<>();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.knowing("first", "disk"))
                .stage("second", StubStage.abstaining("second"))
                .listener(onClassified(told))
                .build()) {
            Classification single = pipeline.classify(USER);
            List<Classification> batch = pipeline.classifyAll(List.of(USER, DISK));

            assertThat(told).containsExactly("user none", "user none", "disk disk");
            assertThat(single).isEqualTo(batch.get(0));
        }
    }

    @Test
    void isToldOfTheEndOfAsynchronousCallsWhetherALocalOrARemoteStageDecides() {
        List<String> told = new ArrayList<>();
        List<Runnable> waiting = new ArrayList<>();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("local", StubStage.knowing("local", "disk"))
                .stage("remote", StubStage.deciding("remote", "Error").remote())
                .listener(onClassified(told))
                .build()) {
            pipeline.classifyAsync("CRM", "user", waiting::add);
            pipeline.classifyAsync("CRM", "disk", waiting::add);
            assertThat(told).containsExactly("disk disk");
            waiting.get(0).run();
            assertThat(told).containsExactly("disk disk", "user Error");
        }
    }

    @Test
    void isNotToldOfTheEndOfWhatThrew() {
        List<String> told = new ArrayList<>();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("broken", StubStage.throwing("broken", new UnsupportedOperationException("a bug")))
                .listener(onClassified(told))
                .build()) {
            assertThatThrownBy(() -> pipeline.classifyAll(List.of(USER, DISK)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void everyListenerIsToldInTheOrderAdded() {
        List<String> told = new ArrayList<>();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .listener(onAsked(() -> told.add("first")))
                .stage("only", StubStage.abstaining("only"))
                .listener(onAsked(() -> told.add("second")))
                .build()) {
            pipeline.classify("CRM", "user");

            assertThat(told).containsExactly("first", "second");
        }
    }

    @Test
    void failureIsToldBeforeItReachesTheCaller() {
        RuntimeException bug = new UnsupportedOperationException("a bug");
        try (ClassificationPipeline pipeline = failingPipeline(bug)) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "user")).isSameAs(bug);
            assertThat(listener.events())
                    .containsExactly(
                            new Event("asked", "broken", USER, null), new Event("failed", "broken", USER, bug));
        }
    }

    @Test
    void failureOfABatchIsToldForEveryEntryOfIt() {
        Error bug = new StackOverflowError("a bug");
        try (ClassificationPipeline pipeline = failingPipeline(bug)) {
            assertThatThrownBy(() -> pipeline.classifyAll(List.of(USER, DISK))).isSameAs(bug);
            assertThat(listener.events())
                    .containsExactly(
                            new Event("asked", "broken", USER, null),
                            new Event("asked", "broken", DISK, null),
                            new Event("failed", "broken", USER, bug),
                            new Event("failed", "broken", DISK, bug));
        }
    }

    @Test
    void missingVerdictIsToldAsAFailure() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("broken", StubStage.answering("broken", entry -> null))
                .listener(listener)
                .build()) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "user")).isInstanceOf(NullPointerException.class);
            assertThat(listener.events()).extracting(Event::kind).containsExactly("asked", "failed");
        }
    }

    @Test
    void listenerNeedsToImplementOnlyWhatItWantsToKnow() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("only", StubStage.knowing("only", "disk"))
                .listener(new PipelineListener() {})
                .build()) {
            assertThat(pipeline.classifyAll(List.of(USER, DISK))).hasSize(2);
        }
    }

    private ClassificationPipeline failingPipeline(Throwable bug) {
        return ClassificationPipeline.builder()
                .stage("broken", StubStage.throwing("broken", bug))
                .listener(listener)
                .build();
    }

    private static PipelineListener onAsked(Runnable action) {
        return new PipelineListener() {
            @Override
            public void stageAsked(String stage, LogEntry entry) {
                action.run();
            }
        };
    }

    private static PipelineListener onClassified(List<String> told) {
        return new PipelineListener() {
            @Override
            public void classified(LogEntry entry, Classification classification, long nanos) {
                told.add(entry.message() + " " + classification.labelOr("none"));
            }
        };
    }
}
