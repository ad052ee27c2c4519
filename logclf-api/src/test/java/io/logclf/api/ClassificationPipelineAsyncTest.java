package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ClassificationPipelineAsyncTest {

    private static final LogEntry ENTRY = LogEntry.of("CRM", "text");
    private static final Executor UNTOUCHED = work -> {
        throw new AssertionError("nothing here is for the executor");
    };

    /** Work that nobody has taken on yet. */
    private final Queue<Runnable> queue = new ArrayDeque<>();

    @Test
    void localDecisionIsCompleteAtOnceAndLeavesTheExecutorAlone() {
        StubStage local = StubStage.deciding("local", "Error");
        StubStage remote = StubStage.deciding("remote", "Never").remote();
        try (ClassificationPipeline pipeline = pipeline(local, remote)) {
            CompletableFuture<Classification> future = async(pipeline, UNTOUCHED);

            assertThat(future)
                    .isCompletedWithValueMatching(c -> c.labelOr("none").equals("Error"));
            assertThat(local.threads()).containsExactly(Thread.currentThread());
            assertThat(remote.calls()).isEmpty();
        }
    }

    @Test
    void routeWithoutRemoteStagesIsCompleteAtOnceEvenIfAllAbstain() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.abstaining("a"), StubStage.abstaining("b"))) {
            CompletableFuture<Classification> future = async(pipeline, UNTOUCHED);

            assertThat(future).isCompletedWithValueMatching(c -> c.trail().size() == 2);
        }
    }

    @Test
    void fromTheFirstRemoteStageOnTheRestRunsOnTheExecutor() throws InterruptedException {
        StubStage before = StubStage.abstaining("before");
        StubStage remote = StubStage.abstaining("remote").remote();
        StubStage after = StubStage.deciding("after", "Error");
        try (ClassificationPipeline pipeline = pipeline(before, remote, after)) {
            CompletableFuture<Classification> future = async(pipeline, queue::add);
            assertThat(before.threads()).containsExactly(Thread.currentThread());
            assertThat(remote.calls()).isEmpty();
            assertThat(future).isNotDone();

            Thread worker = new Thread(queue.remove());
            worker.start();
            assertThat(future.join().trail())
                    .extracting(StageVerdict::stage)
                    .containsExactly("before", "remote", "after");
            assertThat(remote.threads()).containsExactly(worker);
            assertThat(after.threads()).containsExactly(worker);
            worker.join();
        }
    }

    @Test
    void cascadeThatStartsWithARemoteStageRunsOnTheExecutorAltogether() {
        StubStage remote = StubStage.deciding("remote", "Error").remote();
        StubStage local = StubStage.deciding("local", "Never");
        try (ClassificationPipeline pipeline = pipeline(remote, local)) {
            CompletableFuture<Classification> future = async(pipeline, queue::add);
            assertThat(future).isNotDone();
            assertThat(remote.calls()).isEmpty();

            queue.remove().run();
            assertThat(future.join().decidedBy()).contains("remote");
            assertThat(local.calls()).isEmpty();
        }
    }

    @Test
    void oneMessageIsOnePieceOfWork() {
        try (ClassificationPipeline pipeline = pipeline(
                StubStage.abstaining("a").remote(),
                StubStage.abstaining("b"),
                StubStage.abstaining("c").remote())) {
            async(pipeline, queue::add);

            assertThat(queue).hasSize(1);
        }
    }

    @Test
    void routeOfTheSourceIsFollowed() {
        StubStage remote = StubStage.deciding("remote", "Never").remote();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("remote", remote)
                .stage("local", StubStage.deciding("local", "Error"))
                .route(Set.of("CRM"), "local")
                .build()) {
            assertThat(async(pipeline, UNTOUCHED))
                    .isCompletedWithValueMatching(c -> c.labelOr("none").equals("Error"));
            assertThat(remote.calls()).isEmpty();
        }
    }

    @Test
    void refusingExecutorCompletesTheStageExceptionally() {
        RejectedExecutionException full = new RejectedExecutionException("the queue is full");
        try (ClassificationPipeline pipeline =
                pipeline(StubStage.abstaining("remote").remote())) {
            CompletableFuture<Classification> future = async(pipeline, work -> {
                throw full;
            });

            assertThat(failureOf(future)).isSameAs(full);
        }
    }

    static List<Throwable> bugs() {
        return List.of(
                new UnsupportedOperationException("a bug"),
                new AssertionError("a bug"),
                new StackOverflowError("a bug"),
                new NoClassDefFoundError("a bug"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void whatALocalStageThrowsCompletesTheStageExceptionally(Throwable bug) {
        try (ClassificationPipeline pipeline = pipeline(
                StubStage.throwing("local", bug), StubStage.abstaining("remote").remote())) {
            assertThat(failureOf(async(pipeline, UNTOUCHED))).isSameAs(bug);
        }
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void whatARemoteStageThrowsCompletesTheStageExceptionally(Throwable bug) {
        try (ClassificationPipeline pipeline =
                pipeline(StubStage.throwing("remote", bug).remote())) {
            assertThat(failureOf(async(pipeline, Runnable::run))).isSameAs(bug);
        }
    }

    @Test
    void manyCallsAtOnceGiveWhatTheyGiveOneByOne() {
        List<LogEntry> entries = IntStream.range(0, 2_000)
                .mapToObj(i -> LogEntry.of("CRM", "message " + i + (i % 3 == 0 ? " disk" : "")))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ClassificationPipeline pipeline = pipeline(
                StubStage.knowing("local", "disk"),
                StubStage.knowing("remote", "1").remote(),
                StubStage.knowing("last", "2"))) {
            List<CompletableFuture<Classification>> futures = new ArrayList<>();
            entries.forEach(
                    entry -> futures.add(pipeline.classifyAsync(entry, threads).toCompletableFuture()));

            assertThat(futures.stream().map(CompletableFuture::join).toList()).isEqualTo(pipeline.classifyAll(entries));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesNullsAtOnce() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.abstaining("only"))) {
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classifyAsync(null, Runnable::run))
                    .withMessage("entry");
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classifyAsync(ENTRY, null))
                    .withMessage("executor");
        }
    }

    private static CompletableFuture<Classification> async(ClassificationPipeline pipeline, Executor executor) {
        return pipeline.classifyAsync(ENTRY, executor).toCompletableFuture();
    }

    private static Throwable failureOf(CompletableFuture<Classification> future) {
        assertThat(future).isCompletedExceptionally();
        return catchThrowableOfType(CompletionException.class, future::join).getCause();
    }

    private static ClassificationPipeline pipeline(StubStage... stages) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        for (StubStage stage : stages) {
            builder.stage(stage.name(), stage);
        }
        return builder.build();
    }
}
