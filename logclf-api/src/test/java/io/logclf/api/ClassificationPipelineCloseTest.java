package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationPipelineCloseTest {

    private static final LogEntry ENTRY = LogEntry.of("CRM", "text");

    @Test
    void closesTheStagesInReverseOrder() {
        List<String> closed = new ArrayList<>();
        pipeline(
                        StubStage.abstaining("a").onClose(() -> closed.add("a")),
                        StubStage.abstaining("b").onClose(() -> closed.add("b")),
                        StubStage.abstaining("c").onClose(() -> closed.add("c")))
                .close();

        assertThat(closed).containsExactly("c", "b", "a");
    }

    @Test
    void closesAStageOnceHoweverManyRoutesNameIt() {
        List<String> closed = new ArrayList<>();
        ClassificationPipeline.builder()
                .stage("a", StubStage.abstaining("a").onClose(() -> closed.add("a")))
                .stage("b", StubStage.abstaining("b").onClose(() -> closed.add("b")))
                .route(Set.of("CRM", "HR"), "a")
                .route(Set.of("Legacy"), "a", "b")
                .build()
                .close();

        assertThat(closed).containsExactly("b", "a");
    }

    @Test
    void closesWhatItOwnsAfterAllItsStages() {
        List<String> closed = new ArrayList<>();
        ClassificationPipeline.builder()
                .owns(() -> closed.add("encoder"))
                .stage("a", StubStage.abstaining("a").onClose(() -> closed.add("a")))
                .owns(() -> closed.add("file"))
                .stage("b", StubStage.abstaining("b").onClose(() -> closed.add("b")))
                .build()
                .close();

        assertThat(closed).containsExactly("b", "a", "file", "encoder");
    }

    @Test
    void checkedExceptionOfWhatItOwnsIsTheCauseOfOurs() {
        IOException failure = new IOException("disk gone");
        List<String> closed = new ArrayList<>();
        ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("a", StubStage.abstaining("a"))
                .owns(() -> closed.add("first"))
                .owns(() -> {
                    throw failure;
                })
                .build();

        assertThatThrownBy(pipeline::close).isInstanceOf(LogclfException.class).hasCause(failure);
        assertThat(closed).containsExactly("first");
    }

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("b failed"), new NoClassDefFoundError("b failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void closesAllStagesEvenIfOneThrows(Throwable failure) {
        StubStage a = StubStage.abstaining("a");
        StubStage c = StubStage.abstaining("c");
        ClassificationPipeline pipeline = pipeline(a, StubStage.abstaining("b").throwingOnClose(failure), c);

        assertThatThrownBy(pipeline::close).isSameAs(failure);
        assertThat(a.isClosed()).isTrue();
        assertThat(c.isClosed()).isTrue();
    }

    @Test
    void throwsTheFirstFailureWithTheOthersSuppressed() {
        Throwable first = new IllegalStateException("d");
        Throwable second = new AssertionError("c");
        Throwable third = new UnsupportedOperationException("a");
        ClassificationPipeline pipeline = pipeline(
                StubStage.abstaining("a").throwingOnClose(third),
                StubStage.abstaining("b"),
                StubStage.abstaining("c").throwingOnClose(second),
                StubStage.abstaining("d").throwingOnClose(first));

        assertThatThrownBy(pipeline::close).isSameAs(first).hasSuppressedException(second);
        assertThat(first.getSuppressed()).containsExactly(second, third);
    }

    @Test
    void stagesMayFailWithOneAndTheSameException() {
        RuntimeException shared = new IllegalStateException("the connection both use");
        ClassificationPipeline pipeline = pipeline(
                StubStage.abstaining("a").throwingOnClose(shared),
                StubStage.abstaining("b").throwingOnClose(shared));

        assertThatThrownBy(pipeline::close).isSameAs(shared).hasNoSuppressedExceptions();
    }

    @Test
    void closingAgainDoesNothing() {
        List<String> closed = new ArrayList<>();
        ClassificationPipeline pipeline = pipeline(StubStage.abstaining("a").onClose(() -> closed.add("a")));
        pipeline.close();
        pipeline.close();

        assertThat(closed).containsExactly("a");
    }

    @Test
    void closingAgainAfterAFailureDoesNothing() {
        ClassificationPipeline pipeline =
                pipeline(StubStage.abstaining("a").throwingOnClose(new IllegalStateException("a failed")));
        assertThatThrownBy(pipeline::close).hasMessage("a failed");

        assertThatCode(pipeline::close).doesNotThrowAnyException();
    }

    @Test
    void closedPipelineRefusesAMessage() {
        StubStage stage = StubStage.abstaining("a");
        ClassificationPipeline pipeline = closed(stage);

        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.classify("CRM", "text"))
                .withMessageContaining("closed");
        assertThat(stage.calls()).isEmpty();
    }

    @Test
    void closedPipelineRefusesABatch() {
        StubStage stage = StubStage.abstaining("a");
        ClassificationPipeline pipeline = closed(stage);

        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.classifyAll(List.of(ENTRY)))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classifyAll(List.of()));
        assertThat(stage.calls()).isEmpty();
    }

    @Test
    void closedPipelineRefusesAnAsynchronousCallAtOnce() {
        StubStage stage = StubStage.abstaining("a").remote();
        ClassificationPipeline pipeline = closed(stage);

        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.classifyAsync(ENTRY, Runnable::run))
                .withMessageContaining("closed");
        assertThat(stage.calls()).isEmpty();
    }

    private static ClassificationPipeline closed(StubStage stage) {
        ClassificationPipeline pipeline = pipeline(stage);
        pipeline.close();
        return pipeline;
    }

    private static ClassificationPipeline pipeline(StubStage... stages) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        for (StubStage stage : stages) {
            builder.stage(stage.name(), stage);
        }
        return builder.build();
    }
}
