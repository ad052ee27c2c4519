package io.logclf.appender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.bundle.BundleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LabelQueueTest {

    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final GatedStage stage = new GatedStage();

    @Test
    void handsEventsOnInTheirOrderWithTheirLabels() {
        stage.gate.countDown();
        try (LabelQueue<String> queue = builder().capacity(1000).start()) {
            IntStream.range(0, 500).forEach(i -> queue.put("e" + i));
        }
        assertThat(out)
                .containsExactlyElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> "e" + i + " Label")
                        .toList());
        assertThat(stage.closed).isTrue();
    }

    @Test
    void passesOnWhatFindsNoPlace() throws InterruptedException {
        try (LabelQueue<String> queue = full(builder())) {
            queue.put("more");
            assertThat(out).containsExactly("more none");
            stage.gate.countDown();
        }
        assertThat(out).containsExactly("more none", "first Label", "second Label");
    }

    @Test
    void passesOnWhatWaitedForAPlaceInVain() throws InterruptedException {
        try (LabelQueue<String> queue = full(builder().whenFull(WhenFull.BLOCK).blockFor(Duration.ofMillis(1)))) {
            queue.put("more");
            assertThat(out).containsExactly("more none");
            stage.gate.countDown();
        }
    }

    @Test
    void waitsForAPlace() throws InterruptedException {
        try (LabelQueue<String> queue = full(builder().whenFull(WhenFull.BLOCK).blockFor(Duration.ofSeconds(20)))) {
            new Thread(stage.gate::countDown).start();
            queue.put("more");
        }
        assertThat(out).containsExactly("first Label", "second Label", "more Label");
    }

    @Test
    void dropsAndCounts() throws InterruptedException {
        try (LabelQueue<String> queue = full(builder().whenFull(WhenFull.DROP))) {
            queue.put("more");
            assertThat(queue.dropped()).isOne();
            stage.gate.countDown();
        }
        assertThat(out).containsExactly("first Label", "second Label");
    }

    @Test
    void losesNothingWhereTheEndCannotWaitForLabels() throws InterruptedException {
        LabelQueue<String> queue = full(builder().flushLimit(Duration.ZERO));
        queue.close();
        queue.put("late");
        assertThat(out).containsExactly("first none", "second none", "late none");
        stage.gate.countDown();
        queue.close();
        assertThat(out).hasSize(3);
    }

    @Test
    void flushesWhatWasPutBefore() throws InterruptedException {
        BlockingQueue<Integer> flushed = new LinkedBlockingQueue<>();
        try (LabelQueue<String> queue = full(builder())) {
            queue.flush(() -> flushed.add(out.size()));
            assertThat(flushed).isEmpty();
            stage.gate.countDown();
            assertThat(flushed.take()).isEqualTo(2);
            queue.flush(() -> flushed.add(out.size()));
            assertThat(flushed.take()).isEqualTo(2);
        }
    }

    @Test
    void flushesUnderALoadThatNeverEnds() throws InterruptedException {
        stage.gate.countDown();
        BlockingQueue<Boolean> flushed = new LinkedBlockingQueue<>();
        try (LabelQueue<String> queue = builder().capacity(100).start()) {
            queue.put("before");
            queue.flush(() -> flushed.add(out.contains("before Label")));
            for (int i = 0; flushed.isEmpty(); i++) {
                queue.put("e" + i);
            }
        }
        assertThat(flushed).containsExactly(true);
    }

    @Test
    void flushesAtOnceWhenItIsClosed() {
        LabelQueue<String> queue = builder().start();
        stage.gate.countDown();
        queue.close();
        boolean[] flushed = new boolean[1];
        queue.flush(() -> flushed[0] = true);
        assertThat(flushed[0]).isTrue();
    }

    @Test
    void whatItsOwnThreadLogsIsPassedOnAtOnce() {
        LabelQueue<?>[] itself = new LabelQueue<?>[1];
        stage.logs = () -> put(itself[0], "from the stage");
        LabelQueue<String> queue = builder().start();
        itself[0] = queue;
        queue.put("event");
        stage.gate.countDown();
        queue.close();
        assertThat(out).containsExactly("from the stage none", "event Label");
    }

    @Test
    void whatLogclfLogsOnAnyThreadIsPassedOnAtOnce() {
        try (LabelQueue<String> queue = builder().never(OwnLoggers::contain).start()) {
            queue.put("io.logclf.llm.Calls");
            queue.put("dev.langchain4j.Client");
            queue.put("io.logclfx.Mine");
            assertThat(out).containsExactly("io.logclf.llm.Calls none", "dev.langchain4j.Client none");
            stage.gate.countDown();
        }
        assertThat(out).contains("io.logclfx.Mine Label");
    }

    @Test
    void goesOnWithoutLabelsWhereTheBundleCannotBeOpened() throws InterruptedException {
        try (LabelQueue<String> queue = LabelQueue.<String>builder(
                        PipelineFactory.of("classpath:no-such-bundle", Optional.empty()), LogEntry::of, this::take)
                .failures(failures::add)
                .start()) {
            queue.put("event");
            assertThat(out.take()).isEqualTo("event none");
        }
        assertThat(failures).singleElement().isInstanceOf(BundleException.class);
    }

    @Test
    void goesOnWhereAStageThrows() {
        stage.gate.countDown();
        try (LabelQueue<String> queue = builder().start()) {
            queue.put("throw");
        }
        assertThat(out).containsExactly("throw none");
        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().capacity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().blockFor(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().flushLimit(Duration.ofMillis(-1)))
                .withMessageContaining("flushLimit");
    }

    @Test
    void manyThreadsMayPutAndEachEventComesOutOnce() throws InterruptedException {
        stage.gate.countDown();
        List<Thread> threads = new ArrayList<>();
        try (LabelQueue<String> queue = builder().capacity(16).start()) {
            for (int i = 0; i < 4; i++) {
                String name = "t" + i + "-";
                Thread thread = new Thread(() -> IntStream.range(0, 250).forEach(k -> queue.put(name + k)));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(queue.dropped()).isZero();
        }
        assertThat(out.stream().map(event -> event.replaceFirst(" .*", "")))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Test
    void opensAndClosesThePipelineOnItsOwnThread() {
        List<String> opened = new CopyOnWriteArrayList<>();
        stage.gate.countDown();
        LabelQueue<String> queue = LabelQueue.<String>builder(
                        () -> {
                            opened.add(Thread.currentThread().getName());
                            return ClassificationPipeline.builder()
                                    .stage("gated", stage)
                                    .build();
                        },
                        LogEntry::of,
                        this::take)
                .start();
        queue.put("event");
        queue.close();
        queue.close();
        assertThat(opened).containsExactly("logclf-appender");
        assertThat(stage.closed).isTrue();
        assertThat(out).containsExactly("event Label");
    }

    @Test
    void whatNoStageDecidesComesOutWithAClassificationAndNoLabel() {
        stage.gate.countDown();
        try (LabelQueue<String> queue = builder().start()) {
            queue.put("abstain");
        }
        assertThat(out).containsExactly("abstain undecided");
        assertThat(failures).isEmpty();
    }

    @Test
    void aLoggingThreadThatIsInterruptedWhileItWaitsKeepsItsFlagAndTheEvent() throws InterruptedException {
        try (LabelQueue<String> queue = full(builder().whenFull(WhenFull.BLOCK).blockFor(Duration.ofSeconds(20)))) {
            Thread.currentThread().interrupt();
            queue.put("more");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(out).containsExactly("more none");
            stage.gate.countDown();
        }
    }

    @Test
    void whatIsPutAfterAPipelineThatCannotBeOpenedIsPassedOn() throws InterruptedException {
        try (LabelQueue<String> queue = LabelQueue.<String>builder(
                        () -> {
                            throw new NoClassDefFoundError("ai/onnxruntime/OrtException");
                        },
                        LogEntry::of,
                        this::take)
                .failures(failures::add)
                .start()) {
            queue.put("early");
            assertThat(out.take()).isEqualTo("early none");
            queue.put("late");
            assertThat(out.take()).isEqualTo("late none");
        }
        assertThat(failures).singleElement().isInstanceOf(NoClassDefFoundError.class);
    }

    private LabelQueue.Builder<String> builder() {
        return LabelQueue.<String>builder(
                        () -> ClassificationPipeline.builder()
                                .stage("gated", stage)
                                .build(),
                        LogEntry::of,
                        this::take)
                .failures(failures::add);
    }

    /** A queue of one place, with one event before the stage and one in that place. */
    private LabelQueue<String> full(LabelQueue.Builder<String> builder) throws InterruptedException {
        LabelQueue<String> queue = builder.capacity(1).start();
        queue.put("first");
        stage.entered.await();
        queue.put("second");
        return queue;
    }

    private void take(String event, Optional<Classification> classification) {
        out.add(event + " " + classification.map(c -> c.labelOr("undecided")).orElse("none"));
    }

    @SuppressWarnings("unchecked")
    private static void put(LabelQueue<?> queue, String event) {
        ((LabelQueue<String>) queue).put(event);
    }

    /** Answers when the gate is open. */
    private static final class GatedStage implements LogClassifier {

        private final CountDownLatch gate = new CountDownLatch(1);
        private final CountDownLatch entered = new CountDownLatch(1);
        private Runnable logs = () -> {};
        private volatile boolean closed;

        @Override
        public Verdict classify(LogEntry entry) {
            entered.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            logs.run();
            if (entry.message().equals("throw")) {
                throw new IllegalStateException("thrown");
            }
            if (entry.message().equals("abstain")) {
                return Verdict.abstained(AbstainReason.NO_MATCH, "as it was told");
            }
            return Verdict.decided(new Label("Label"), 1, () -> "gate");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
