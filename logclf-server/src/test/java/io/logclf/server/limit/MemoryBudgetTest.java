package io.logclf.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100);

    @Test
    void oneRequestAloneAlwaysFits() {
        try (MemoryBudget.Share share = budget.share()) {
            share.add(1_000);
            assertThat(budget.used()).isEqualTo(1_000);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesWhatDoesNotFitBesideOthers() {
        try (MemoryBudget.Share first = budget.share();
                MemoryBudget.Share second = budget.share()) {
            first.add(60);
            second.add(40);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> second.add(1))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void thereIsRoomAgainWhenAShareIsClosed() {
        MemoryBudget.Share first = budget.share();
        first.add(100);
        try (MemoryBudget.Share second = budget.share()) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> second.add(10));
            first.close();
            second.add(50);
            assertThat(budget.used()).isEqualTo(60);
        }
    }

    @Test
    void closingTwiceCountsOnce() {
        MemoryBudget.Share share = budget.share();
        share.add(10);
        share.close();
        share.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aShareGrowsToTheLongestRowAndNeverShrinks() {
        try (MemoryBudget.Share share = budget.share()) {
            share.atLeast(30);
            share.atLeast(10);
            assertThat(budget.used()).isEqualTo(30);
            share.atLeast(50);
            assertThat(budget.used()).isEqualTo(50);
        }
    }

    @Test
    void aRowCountsForNoMoreThanMayBeHeld() {
        try (MemoryBudget.Share share = budget.share()) {
            share.atLeast(Long.MAX_VALUE);
            assertThat(budget.used()).isEqualTo(MemoryBudget.MAX_HELD_BYTES);
        }
    }

    @Test
    void aSmallHeapStillAllowsTheLeast() {
        MemoryBudget large = MemoryBudget.ofHeap(Long.MAX_VALUE / 2);
        try (MemoryBudget.Share first = large.share();
                MemoryBudget.Share second = large.share()) {
            first.add(Long.MAX_VALUE / 4);
            second.add(Long.MAX_VALUE / 4);
            assertThat(large.used()).isEqualTo(Long.MAX_VALUE / 4 * 2);
        }
    }

    @Test
    void countsRightWithManyThreads() throws Exception {
        MemoryBudget wide = new MemoryBudget(Long.MAX_VALUE);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(executor.submit(() -> {
                    try (MemoryBudget.Share share = wide.share()) {
                        for (int n = 0; n < 100; n++) {
                            share.add(n);
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(wide.used()).isZero();
    }
}
