package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class LlmCostTest {

    private static final int LINES = 10_000;
    private static final int TEMPLATES = 20;

    private static List<LogEntry> lines() {
        List<LogEntry> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(entry("user " + i + " opened " + Llms.WORDS.get(i % TEMPLATES) + " from 10.0.0." + i % 256));
        }
        return lines;
    }

    @Test
    void tenThousandLinesOfTwentyTemplatesCostTwentyCallsOneByOne() {
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).build()) {
            for (LogEntry line : lines()) {
                assertThat(said(stage.classify(line))).isEqualTo("User Action");
            }
            assertThat(server.requests()).hasSize(TEMPLATES);
            assertThat(Llms.counts(stage))
                    .containsEntry("calls", (long) TEMPLATES)
                    .containsEntry("cache_hits", (long) LINES - TEMPLATES);
        }
    }

    @Test
    void messagesWithOtherCodesAreAskedForApart() {
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).build()) {
            for (int i = 0; i < 30; i++) {
                stage.classify(entry("user tool " + i + " exited with code "
                        + List.of(0, 1, 137).get(i % 3)));
            }
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void tenThousandLinesOfTwentyTemplatesCostTwoCallsInABatch() {
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).batchSize(10).build()) {
            List<Verdict> verdicts = stage.classifyAll(lines());
            assertThat(verdicts)
                    .hasSize(LINES)
                    .allSatisfy(verdict -> assertThat(said(verdict)).isEqualTo("User Action"));
            assertThat(server.requests()).hasSize(2);
            assertThat(Llms.counts(stage))
                    .containsEntry("batches", 2L)
                    .containsEntry("cache_hits", (long) LINES - TEMPLATES);
        }
    }

    @Test
    void answersOfABatchAreMatchedByIdAndMissingOrWrongOnesAskedAlone() {
        try (ModelServer server = ModelServer.answering(request -> request.number() == 1
                        ? ModelReply.saying(
                                "{\"answers\":[{\"id\":4,\"label\":\"Critical Error\"},{\"id\":2,\"label\":\"Banana\"},"
                                        + "{\"id\":1,\"label\":\"User Action\"},{\"id\":99,\"label\":\"Error\"},{\"id\":5,\"label\":\"Error\"},"
                                        + "{\"id\":5,\"label\":\"User Action\"}]}")
                        : ModelReply.label("Error"));
                LlmClassifier stage = Llms.stage(server).build()) {
            List<Verdict> verdicts = stage.classifyAll(
                    List.of(entry("one"), entry("two"), entry("three"), entry("four"), entry("five")));
            assertThat(verdicts.stream().map(Llms::said))
                    .containsExactly("User Action", "Error", "Error", "Critical Error", "Error");
            assertThat(server.requests().subList(1, 4).stream()
                            .map(request -> request.messages().get(1)))
                    .containsExactly("two", "three", "five");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void callersThatAskTheSameAtTheSameTimeShareOneCall() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        ConcurrentLinkedQueue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        try (ModelServer server = ModelServer.answering(request -> {
                    awaitWaiting(callers);
                    return ModelReply.label("Error");
                });
                LlmClassifier stage = Llms.stage(server).build()) {
            for (int i = 0; i < 8; i++) {
                LogEntry entry = entry("request " + i + " failed");
                callers.add(new Thread(() -> verdicts.add(stage.classify(entry))));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(new HashSet<>(verdicts)).hasSize(1);
            assertThat(verdicts).hasSize(8);
            assertThat(server.requests()).hasSize(1);
            assertThat(Llms.counts(stage)).containsEntry("cache_hits", 7L);
        }
    }

    /** Returns once every thread waits for something. */
    static void awaitWaiting(List<Thread> threads) {
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.yield();
        }
    }
}
