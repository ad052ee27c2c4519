package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogClassifierTest {

    @Test
    void batchAsksOneByOneInTheOrderOfTheInputByDefault() {
        try (LogClassifier stage = new EchoStage()) {
            List<LogEntry> batch = List.of(LogEntry.of("", "b"), LogEntry.of("", "a"), LogEntry.of("", "b"));

            assertThat(stage.classifyAll(batch))
                    .containsExactly(StubStage.decided("b"), StubStage.decided("a"), StubStage.decided("b"));
        }
    }

    @Test
    void stageIsLocalByDefault() {
        try (LogClassifier stage = new EchoStage()) {
            assertThat(stage.isRemote()).isFalse();
        }
    }

    /** Only what a stage must implement: the message is the label. */
    private static final class EchoStage implements LogClassifier {

        @Override
        public Verdict classify(LogEntry entry) {
            return StubStage.decided(entry.message());
        }

        @Override
        public void close() {}
    }
}
