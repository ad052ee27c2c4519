package io.logclf.llm;

import static io.logclf.llm.Llms.detail;
import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.logclf.api.Verdict;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Interrupts and the end of the stage, over real connections. */
class LlmInterruptsTest {

    @Test
    void interruptEndsTheCallAndIsPassedOn() throws InterruptedException {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        try (ModelServer server = ModelServer.answering(request -> {
                    asked.countDown();
                    return ModelReply.hanging();
                });
                LlmClassifier stage = Llms.stage(server).build()) {
            Thread caller = new Thread(() -> {
                verdict.complete(stage.classify(entry("x")));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            asked.await();
            caller.interrupt();
            assertThat(detail(verdict.join())).isEqualTo("interrupted while waiting for the model");
            assertThat(flag.join()).isTrue();
        }
    }

    @Test
    void whoWaitsForAnInterruptedCallerAsksItself() throws InterruptedException {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        try (ModelServer server = ModelServer.answering(request -> {
                    asked.countDown();
                    return request.number() == 1 ? ModelReply.hanging() : ModelReply.label("Error");
                });
                LlmClassifier stage = Llms.stage(server).build()) {
            Thread first = new Thread(() -> stage.classify(entry("x 1")));
            first.start();
            asked.await();
            Thread second = new Thread(() -> verdict.complete(stage.classify(entry("x 2"))));
            second.start();
            LlmCostTest.awaitWaiting(List.of(second));
            first.interrupt();
            assertThat(said(verdict.join())).isEqualTo("Error");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void closingEndsCallsUnderWay() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (ModelServer server = ModelServer.answering(request -> {
            asked.countDown();
            return ModelReply.hanging();
        })) {
            LlmClassifier stage = Llms.stage(server).build();
            Future<Verdict> verdict = caller.submit(() -> stage.classify(entry("x")));
            asked.await();
            stage.close();
            assertThatIllegalStateException().isThrownBy(() -> {
                try {
                    verdict.get();
                } catch (ExecutionException e) {
                    throw e.getCause();
                }
            });
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void threadsOfTheStageEndWithIt() throws InterruptedException {
        List<Thread> before = stageThreads();
        List<Thread> own;
        try (ModelServer server = Llms.server()) {
            LlmClassifier stage = Llms.stage(server).build();
            stage.classify(entry("x"));
            own = stageThreads();
            own.removeAll(before);
            stage.close();
        }
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
        for (Thread thread : own) {
            thread.join();
        }
    }

    @Test
    void modelOfTheHostThatIgnoresInterruptsIsGivenUpAllTheSame() {
        CountDownLatch end = new CountDownLatch(1);
        ChatModel deaf = Llms.model(request -> {
            boolean ended = false;
            while (!ended) {
                try {
                    end.await();
                    ended = true;
                } catch (InterruptedException e) {
                    // Deaf.
                }
            }
            return ChatResponse.builder().aiMessage(AiMessage.from("Error")).build();
        });
        try (LlmClassifier stage = LlmClassifier.builder(deaf, Llms.LABELS)
                .timeout(Duration.ofMillis(200))
                .maxConcurrent(1)
                .build()) {
            assertThat(detail(stage.classify(entry("x")))).isEqualTo("no answer within 200 ms");
            assertThat(detail(stage.classify(entry("y"))))
                    .as("its place is taken")
                    .isEqualTo("no answer within 200 ms");
            end.countDown();
            Verdict verdict = stage.classify(entry("z"));
            for (int i = 0; i < 20 && said(verdict).equals("UNAVAILABLE"); i++) {
                verdict = stage.classify(entry("z"));
            }
            assertThat(said(verdict)).isEqualTo("Error");
        }
    }

    private static List<Thread> stageThreads() {
        List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("logclf-llm-"));
        return threads;
    }
}
