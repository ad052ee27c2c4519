package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.AbstainReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock();

    private Budget budget(long calls, long tokens) {
        return Budget.of(calls, tokens, HOUR, clock);
    }

    private static void assertSpent(Budget budget, long tokens, String detail) {
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> budget.pay(tokens))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(AbstainReason.BUDGET_SPENT);
                    assertThat(failure.detail()).isEqualTo(detail);
                    assertThat(failure.isTransient()).isFalse();
                    assertThat(failure.isOfService()).isFalse();
                });
    }

    @Test
    void callsAreSpentOneByOneAndComeBackWithTheNextWindow() {
        Budget budget = budget(2, NO_LIMIT);
        budget.pay(1_000_000);
        clock.move(Duration.ofMinutes(59));
        budget.pay(1_000_000);
        assertSpent(budget, 1, "the budget of 2 calls per PT1H is spent");
        clock.move(Duration.ofMinutes(1));
        budget.pay(1);
        budget.pay(1);
        assertSpent(budget, 1, "the budget of 2 calls per PT1H is spent");
    }

    @Test
    void aWindowBeginsWithTheFirstCallAfterTheLastOne() {
        Budget budget = budget(1, NO_LIMIT);
        budget.pay(0);
        clock.move(Duration.ofMinutes(90));
        budget.pay(0);
        clock.move(Duration.ofMinutes(59));
        assertSpent(budget, 0, "the budget of 1 calls per PT1H is spent");
    }

    @Test
    void whatACallHasCostReplacesItsEstimate() {
        Budget budget = budget(NO_LIMIT, 100);
        Budget.Payment cheap = budget.pay(90);
        assertSpent(budget, 20, "the budget of 100 tokens per PT1H is spent");
        budget.settle(cheap, 10);
        Budget.Payment dear = budget.pay(90);
        budget.settle(dear, 500);
        assertSpent(budget, 1, "the budget of 100 tokens per PT1H is spent");
    }

    @Test
    void aCallForWhichThereAreNoTokensIsNotSpentEither() {
        Budget budget = budget(1, 100);
        assertSpent(budget, 101, "the budget of 100 tokens per PT1H is spent");
        budget.pay(100);
    }

    @Test
    void tokensOfACallForWhichThereIsNoneAreGivenBack() {
        Budget budget = budget(1, 100);
        budget.settle(budget.pay(50), 0);
        assertSpent(budget, 100, "the budget of 1 calls per PT1H is spent");
        clock.move(HOUR);
        budget.pay(100);
    }

    @Test
    void whatALongCallHasCostIsNoDebtOfTheNextWindow() {
        Budget budget = budget(NO_LIMIT, 100);
        Budget.Payment slow = budget.pay(10);
        clock.move(HOUR);
        budget.pay(10);
        budget.settle(slow, 1_000);
        budget.pay(90);
        assertSpent(budget, 1, "the budget of 100 tokens per PT1H is spent");
    }

    @Test
    void aCorrectionGivesBackNoMoreThanWasSpent() {
        Budget budget = budget(NO_LIMIT, 100);
        Budget.Payment payment = budget.pay(10);
        budget.settle(payment, 0);
        budget.settle(payment, 0);
        budget.pay(100);
        assertSpent(budget, 1, "the budget of 100 tokens per PT1H is spent");
    }

    @Test
    void aBudgetOfNothingAllowsNothingAndOneWithoutLimitsEverything() {
        assertSpent(budget(0, NO_LIMIT), 0, "the budget of 0 calls per PT1H is spent");
        assertSpent(budget(NO_LIMIT, 0), 1, "the budget of 0 tokens per PT1H is spent");
        Budget budget = Budget.unlimited();
        budget.settle(budget.pay(NO_LIMIT), NO_LIMIT);
        budget.pay(NO_LIMIT);
    }

    @Test
    void callersAtOnceDoNotOverdrawTogether() throws Exception {
        Budget budget = budget(1_000, 10_000);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> callers = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                callers.add(threads.submit(() -> {
                    int paid = 0;
                    for (int i = 0; i < 2_000; i++) {
                        try {
                            budget.settle(budget.pay(20), 20);
                            paid++;
                        } catch (CallFailure spent) {
                            assertThat(spent.reason()).isEqualTo(AbstainReason.BUDGET_SPENT);
                        }
                    }
                    return paid;
                }));
            }
            int paid = 0;
            for (Future<Integer> caller : callers) {
                paid += caller.get();
            }
            assertThat(paid).isEqualTo(500);
        } finally {
            threads.shutdownNow();
        }
    }
}
