package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Verdict;
import io.logclf.llm.call.MovableClock;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a spent budget means for messages. */
class LlmBudgetTest {

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
            for (String word : Llms.WORDS) {
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
