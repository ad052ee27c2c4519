package io.logclf.llm;

import static io.logclf.llm.Llms.detail;
import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.llm.call.MovableClock;
import io.logclf.testkit.FakeClassifier;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Limits, interrupts and the end of the stage, over real connections. */
class LlmLimitsTest {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Test
    void circuitBreakerStopsCallsAndTriesOneAfterThePause() {
        MovableClock clock = new MovableClock();
        try (ModelServer server = ModelServer.answering(
                        request -> request.number() <= 4 ? ModelReply.status(401) : ModelReply.label("Error"));
                LlmClassifier stage = Llms.stage(server)
                        .clock(clock)
                        .circuitBreaker(0.5, 4, PAUSE)
                        .build()) {
            for (String word : List.of("a", "b", "c", "d")) {
                assertThat(detail(stage.classify(entry(word)))).startsWith("HTTP 401");
            }
            assertThat(detail(stage.classify(entry("e"))))
                    .isEqualTo("the circuit breaker is open: the last calls failed");
            assertThat(server.requests()).hasSize(4);
            clock.move(PAUSE.plusSeconds(1));
            assertThat(said(stage.classify(entry("e")))).isEqualTo("Error");
            assertThat(said(stage.classify(entry("f")))).isEqualTo("Error");
        }
    }

    @Test
    void serverThatHangsOpensTheCircuitBreakerToo() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.hanging());
                LlmClassifier stage = Llms.stage(server)
                        .timeout(Duration.ofMillis(200))
                        .circuitBreaker(1, 2, PAUSE)
                        .build()) {
            assertThat(detail(stage.classify(entry("a")))).isEqualTo("no answer within 200 ms");
            assertThat(detail(stage.classify(entry("b")))).isEqualTo("no answer within 200 ms");
            // The breaker hears of the second failure from the thread that was given up.
            Verdict verdict = stage.classify(entry("c"));
            for (int i = 0; i < 20 && !detail(verdict).contains("circuit breaker"); i++) {
                verdict = stage.classify(entry("c"));
            }
            assertThat(detail(verdict)).contains("the circuit breaker is open");
        }
    }

    @Test
    void noMoreCallsRunAtATimeThanAllowed() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch free = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        ConcurrentLinkedQueue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        try (ModelServer server = ModelServer.answering(request -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    if (request.number() <= 2) {
                        two.countDown();
                        awaitUninterrupted(two);
                    }
                    if (request.number() == 1) {
                        LlmCostTest.awaitWaiting(callers);
                        free.countDown();
                    }
                    awaitUninterrupted(free);
                    running.decrementAndGet();
                    return ModelReply.label("Error");
                });
                LlmClassifier stage = Llms.stage(server).maxConcurrent(2).build()) {
            for (String word : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
                callers.add(new Thread(() -> verdicts.add(stage.classify(entry(word)))));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(verdicts)
                    .hasSize(8)
                    .allSatisfy(verdict -> assertThat(said(verdict)).isEqualTo("Error"));
            assertThat(most).hasValue(2);
        }
    }

    @Test
    void callBeyondTheRateWaitsNoLongerThanTheTimeout() throws InterruptedException {
        Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server)
                        .callsPerSecond(1)
                        .maxConcurrent(20)
                        .timeout(Duration.ofSeconds(2))
                        .build()) {
            for (int i = 0; i < 20; i++) {
                LogEntry entry = entry("call " + (char) ('a' + i));
                callers.add(new Thread(() -> verdicts.add(stage.classify(entry))));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(verdicts).hasSize(20);
            assertThat(verdicts.stream().filter(verdict -> said(verdict).equals("UNAVAILABLE")))
                    .isNotEmpty();
            assertThat(server.requests())
                    .as("those that waited in vain are not sent")
                    .hasSizeLessThan(20);
        }
    }

    @Test
    void localStagesStayFastWhileTheModelHangs() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        FakeClassifier local = FakeClassifier.of(entry -> entry.message().startsWith("known")
                ? Verdict.decided(new Label("Known"), 1, () -> "fixed")
                : Verdict.abstained(AbstainReason.NO_MATCH, ""));
        CountDownLatch answer = new CountDownLatch(1);
        try (ModelServer server = ModelServer.answering(request -> {
                    awaitUninterrupted(answer);
                    return ModelReply.label("Error");
                });
                ClassificationPipeline pipeline = ClassificationPipeline.builder()
                        .stage("local", local)
                        .stage("llm", Llms.stage(server).build())
                        .build()) {
            CompletionStage<Classification> slow = pipeline.classifyAsync(entry("strange"), executor);
            CompletionStage<Classification> fast = pipeline.classifyAsync(entry("known 1"), executor);
            assertThat(fast.toCompletableFuture().getNow(null).labelOr("none")).isEqualTo("Known");
            assertThat(slow.toCompletableFuture()).isNotDone();
            answer.countDown();
            assertThat(slow.toCompletableFuture().join().labelOr("none")).isEqualTo("Error");
        } finally {
            executor.shutdownNow();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void exceptionOfAModelOfTheHostIsAnAbstention() {
        ChatModel broken = Llms.model(request -> {
            throw new IllegalArgumentException("my log text");
        });
        try (LlmClassifier stage = LlmClassifier.builder(broken, Llms.LABELS).build()) {
            assertThat(detail(stage.classify(entry("my log text"))))
                    .isEqualTo("the model's client failed with IllegalArgumentException");
        }
    }

    @Test
    void listenerThatThrowsDoesNoHarm() {
        LlmListener broken = new LlmListener() {
            @Override
            public void called(Call call) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void answeredFromCache(int messages) {
                throw new IllegalStateException("broken");
            }
        };
        AtomicInteger fromCache = new AtomicInteger();
        LlmListener counting = new LlmListener() {
            @Override
            public void answeredFromCache(int messages) {
                fromCache.addAndGet(messages);
            }
        };
        try (ModelServer server = Llms.server();
                LlmClassifier stage =
                        Llms.stage(server).listener(broken).listener(counting).build()) {
            assertThat(said(stage.classify(entry("user 1")))).isEqualTo("User Action");
            assertThat(said(stage.classify(entry("user 2")))).isEqualTo("User Action");
            assertThat(fromCache).hasValue(1);
        }
    }
}
