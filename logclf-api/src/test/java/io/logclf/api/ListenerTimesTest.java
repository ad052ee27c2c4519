package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The times that listeners are told: never less than what the stage itself took, and never more than the whole call. */
class ListenerTimesTest {

    private static final LogEntry ENTRY = LogEntry.of("CRM", "user");
    private static final List<LogEntry> BATCH =
            IntStream.range(0, 500).mapToObj(i -> LogEntry.of("message " + i)).toList();

    private final List<Long> ofStages = new ArrayList<>();
    private final List<Long> ofCalls = new ArrayList<>();
    /** What the stage took in all, by its own clock. */
    private long inside;

    private final PipelineListener listener = new PipelineListener() {
        @Override
        public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
            ofStages.add(nanos);
        }

        @Override
        public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
            ofStages.add(nanos);
        }

        @Override
        public void classified(LogEntry entry, Classification classification, long nanos) {
            ofCalls.add(nanos);
        }
    };

    private Verdict busy(LogEntry entry) {
        long start = System.nanoTime();
        long now = start;
        while (now == start) {
            now = System.nanoTime();
        }
        inside += now - start;
        return StubStage.decided("Error");
    }

    private ClassificationPipeline pipeline(StubStage stage) {
        return ClassificationPipeline.builder()
                .stage("only", stage)
                .listener(listener)
                .build();
    }

    private static void assertSum(List<Long> times, int count, long least, long most) {
        assertThat(times).hasSize(count);
        // A share of a batch is rounded down.
        assertThat(times.stream().mapToLong(Long::longValue).sum()).isBetween(least - count, most);
    }

    @Test
    void oneMessageTakesWhatItsStageTakesAndItsCallALittleMore() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.answering("only", this::busy))) {
            long start = System.nanoTime();
            pipeline.classify(ENTRY);
            long outside = System.nanoTime() - start;
            assertSum(ofStages, 1, inside, ofCalls.get(0));
            assertSum(ofCalls, 1, inside, outside);
        }
    }

    @Test
    void theMessagesOfABatchShareItsTime() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.answering("only", this::busy))) {
            long start = System.nanoTime();
            pipeline.classifyAll(BATCH);
            long outside = System.nanoTime() - start;
            assertSum(ofStages, BATCH.size(), inside, outside);
            assertSum(ofCalls, BATCH.size(), inside, outside);
            assertThat(ofStages).containsOnly(ofStages.get(0));
        }
    }

    @Test
    void anAsynchronousCallTakesAsLongWhetherItsStageIsRemoteOrNot() {
        for (boolean remote : new boolean[] {false, true}) {
            ofCalls.clear();
            inside = 0;
            StubStage stage = StubStage.answering("only", this::busy);
            try (ClassificationPipeline pipeline = pipeline(remote ? stage.remote() : stage)) {
                long start = System.nanoTime();
                assertThat(pipeline.classifyAsync(ENTRY, Runnable::run).toCompletableFuture())
                        .isCompleted();
                assertSum(ofCalls, 1, inside, System.nanoTime() - start);
            }
        }
    }

    @Test
    void whatThrewHasTakenItsTimeToo() {
        StubStage broken = StubStage.answering("only", entry -> {
            busy(entry);
            throw new UnsupportedOperationException("a bug");
        });
        try (ClassificationPipeline pipeline = pipeline(broken)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> pipeline.classify(ENTRY)).isInstanceOf(UnsupportedOperationException.class);
            assertSum(ofStages, 1, inside, System.nanoTime() - start);
            ofStages.clear();
            start = System.nanoTime();
            assertThatThrownBy(() -> pipeline.classifyAll(BATCH)).isInstanceOf(UnsupportedOperationException.class);
            assertSum(ofStages, BATCH.size(), 0, System.nanoTime() - start);
            assertThat(ofCalls).isEmpty();
        }
    }
}
