package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.RecordingListener.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

class PipelineListenerFailureTest {

    private static final LogEntry USER = LogEntry.of("CRM", "user");
    private static final LogEntry DISK = LogEntry.of("CRM", "disk");

    private final RecordingListener listener = new RecordingListener();

    static List<Throwable> bugs() {
        return List.of(
                new IllegalStateException("a bug"),
                new AssertionError("a bug"),
                new StackOverflowError("a bug"),
                new NoClassDefFoundError("a bug"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void throwingListenerHarmsNeitherTheClassificationNorTheOtherListeners(Throwable bug) {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.knowing("first", "disk"))
                .stage("second", StubStage.deciding("second", "Error"))
                .listener(new ThrowingListener(bug))
                .listener(listener)
                .build()) {
            assertThat(pipeline.classify("CRM", "user").labelOr("none")).isEqualTo("Error");
            assertThat(pipeline.classifyAll(List.of(DISK, USER)))
                    .extracting(classification -> classification.labelOr("none"))
                    .containsExactly("disk", "Error");
            assertThat(listener.events())
                    .extracting(Event::kind)
                    .containsExactly(
                            "asked",
                            "abstained",
                            "asked",
                            "decided", // one message
                            "asked",
                            "asked",
                            "decided",
                            "abstained",
                            "asked",
                            "decided"); // the batch
        }
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void throwingListenerDoesNotHideTheFailureOfAStage(Throwable bug) {
        RuntimeException failure = new UnsupportedOperationException("the stage's bug");
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("broken", StubStage.throwing("broken", failure))
                .listener(new ThrowingListener(bug))
                .build()) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "user")).isSameAs(failure);
            assertThatThrownBy(() -> pipeline.classifyAll(List.of(USER))).isSameAs(failure);
        }
    }

    @Test
    void whatAListenerThrowsIsLoggedWithoutTheMessage() {
        RecordingLogger logger = RecordingLoggers.of(PipelineListener.class);
        logger.clear();
        RuntimeException bug = new IllegalStateException("a bug");
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("only", StubStage.abstaining("only"))
                .listener(new ThrowingListener(bug))
                .build()) {
            pipeline.classify("CRM", "secret text");

            assertThat(logger.lines()).as("asked and abstained").hasSize(2).allSatisfy(line -> {
                assertThat(line.level()).isEqualTo(Level.WARN);
                assertThat(line.text()).contains("ThrowingListener").doesNotContain("secret");
                assertThat(line.throwable()).isSameAs(bug);
            });
        }
    }

    @Test
    void outOfMemoryInAListenerGoesThroughAndIsNotBlamedOnTheStage() {
        Error everybodys = new OutOfMemoryError("thrown by a test");
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("only", StubStage.abstaining("only"))
                .listener(listener)
                .listener(new PipelineListener() {
                    @Override
                    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
                        throw everybodys;
                    }
                })
                .build()) {
            assertThatThrownBy(() -> pipeline.classify("CRM", "user")).isSameAs(everybodys);
            assertThatThrownBy(() -> pipeline.classifyAll(List.of(USER))).isSameAs(everybodys);
            assertThat(listener.events()).extracting(Event::kind).doesNotContain("failed");
        }
    }

    private record ThrowingListener(Throwable bug) implements PipelineListener {

        @Override
        public void stageAsked(String stage, LogEntry entry) {
            fail();
        }

        @Override
        public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
            fail();
        }

        @Override
        public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
            fail();
        }

        @Override
        public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
            fail();
        }

        private void fail() {
            if (bug instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) bug;
        }
    }
}
