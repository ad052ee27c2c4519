package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmCostTest {

    private static final int LINES = 10_000;
    private static final int TEMPLATES = 20;
    private static final List<String> WORDS = List.of(
            "alpha",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliett",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango");

    @TempDir
    private Path folder;

    private static List<LogEntry> lines() {
        List<LogEntry> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(entry("user " + i + " opened " + WORDS.get(i % TEMPLATES) + " from 10.0.0." + i % 256));
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

    @Test
    void answersInAFileSurviveARestart() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        List<LogEntry> entries = List.of(entry("user 1"), entry("disk 2"), entry("else"));
        List<Verdict> before;
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
            before = stage.classifyAll(entries);
        }
        assertThat(Files.readString(file)).doesNotContain("user").doesNotContain("else");
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
            assertThat(stage.classifyAll(entries)).isEqualTo(before);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void fileOfAnotherPromptIsNotUsedAndNotLost() {
        Path file = folder.resolve("answers.jsonl");
        List<LabelDescription> labels = new ArrayList<>(Llms.LABELS);
        labels.set(0, new LabelDescription(labels.get(0).label(), "another description"));
        try (ModelServer server = Llms.server();
                LlmClassifier first = Llms.stage(server).cacheFile(file).build();
                LlmClassifier other = LlmClassifier.builder(Llms.openAi(server), labels)
                        .cacheFile(file)
                        .build()) {
            first.classify(entry("user"));
            other.classify(entry("user"));
            assertThat(server.requests()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                try (LlmClassifier again = Llms.stage(server).cacheFile(file).build()) {
                    again.classify(entry("user"));
                }
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void fileThatWasCutWhileALineWasWrittenLosesThatLineOnly() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        try (ModelServer server = Llms.server()) {
            try (LlmClassifier stage =
                    Llms.stage(server).batchSize(1).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
            try (LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
                assertThat(server.requests()).hasSize(3);
            }
            try (LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
                assertThat(server.requests()).hasSize(3);
            }
        }
    }

    @Test
    void fileOfAnotherKindIsRefusedAndKept() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "source,log_message\na,b\n", StandardCharsets.UTF_8);
        try (ModelServer server = Llms.server()) {
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> Llms.stage(server).cacheFile(file).build())
                    .withMessageContaining("log.csv")
                    .withMessageContaining("name another file");
        }
        assertThat(file).hasContent("source,log_message\na,b\n");
    }

    @Test
    void budgetOfCallsEndsWithItsWindow() {
        MovableClock clock = new MovableClock();
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server)
                        .clock(clock)
                        .budget(2, Long.MAX_VALUE, Duration.ofHours(1))
                        .build()) {
            assertThat(said(stage.classify(entry("user")))).isEqualTo("User Action");
            assertThat(said(stage.classify(entry("disk")))).isEqualTo("Critical Error");
            Verdict spent = stage.classify(entry("else"));
            assertThat(said(spent)).isEqualTo("BUDGET_SPENT");
            assertThat(Llms.detail(spent)).isEqualTo("the budget of 2 calls per PT1H is spent");
            assertThat(said(stage.classify(entry("user"))))
                    .as("what is known costs nothing")
                    .isEqualTo("User Action");
            assertThat(server.requests()).hasSize(2);
            clock.move(Duration.ofHours(1));
            assertThat(said(stage.classify(entry("else")))).isEqualTo("UNFAMILIAR");
            assertThat(Llms.counts(stage)).containsEntry("budget_spent", 1L);
        }
    }

    @Test
    void retriesAreCallsOfTheBudget() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.status(500));
                LlmClassifier stage = Llms.stage(server)
                        .maxRetries(5)
                        .budget(3, Long.MAX_VALUE, Duration.ofHours(1))
                        .build()) {
            assertThat(said(stage.classify(entry("user")))).isEqualTo("BUDGET_SPENT");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void budgetOfTokensGoesByTheProvidersCount() {
        AtomicInteger counted = new AtomicInteger();
        LlmListener listener = new LlmListener() {
            @Override
            public void called(Call call) {
                counted.addAndGet((int) (call.inputTokens() + call.outputTokens()));
            }
        };
        long budget = 3_000;
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server)
                        .listener(listener)
                        .budget(Long.MAX_VALUE, budget, Duration.ofHours(1))
                        .build()) {
            Set<String> said = new HashSet<>();
            for (String word : WORDS) {
                said.add(said(stage.classify(entry("user " + word))));
            }
            assertThat(said).containsExactlyInAnyOrder("User Action", "BUDGET_SPENT");
            assertThat(counted.get()).isLessThanOrEqualTo((int) budget).isGreaterThan((int) budget / 2);
            assertThat(Llms.counts(stage).get("input_tokens")
                            + Llms.counts(stage).get("output_tokens"))
                    .isEqualTo(counted.get());
        }
    }

    @Test
    void spentBudgetInABatchIsSaidOfEachMessage() {
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server)
                        .batchSize(2)
                        .budget(1, Long.MAX_VALUE, Duration.ofHours(1))
                        .build()) {
            assertThat(
                            stage
                                    .classifyAll(
                                            List.of(entry("user"), entry("disk"), entry("else"), entry("user too")))
                                    .stream()
                                    .map(Llms::said))
                    .containsExactly("User Action", "Critical Error", "BUDGET_SPENT", "BUDGET_SPENT");
        }
    }
}
