package io.logclf.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random requests against the definition: what all hold fits, or one holds it alone. */
class MemoryBudgetReferenceTest {

    private static final long SEED = 2_026;
    private static final long MAX = 1_000;

    private final Random random = new Random(SEED);

    @Test
    void refusesWhatTheDefinitionSaysAndCountsEveryByteOnce() {
        for (int round = 0; round < 500; round++) {
            MemoryBudget budget = new MemoryBudget(MAX);
            List<MemoryBudget.Share> shares = new ArrayList<>();
            List<Long> sizes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                shares.add(budget.share());
                sizes.add(0L);
            }
            for (int step = 0; step < 40; step++) {
                int which = random.nextInt(shares.size());
                if (random.nextInt(4) == 0) {
                    shares.get(which).close();
                    sizes.set(which, 0L);
                } else {
                    long more = random.nextInt(400);
                    sizes.set(which, sizes.get(which) + more);
                    boolean fits = sum(sizes) <= MAX || sum(sizes) == sizes.get(which);
                    assertThat(isTaken(shares.get(which), more))
                            .as("seed %d", SEED)
                            .isEqualTo(fits);
                }
                assertThat(budget.used()).as("seed %d", SEED).isEqualTo(sum(sizes));
            }
            shares.forEach(MemoryBudget.Share::close);
            assertThat(budget.used()).isZero();
        }
    }

    @Test
    void theLastByteFitsAndOneMoreDoesNot() {
        MemoryBudget budget = new MemoryBudget(MAX);
        try (MemoryBudget.Share first = budget.share();
                MemoryBudget.Share second = budget.share()) {
            first.add(1);
            assertThat(isTaken(second, MAX - 1)).isTrue();
            assertThat(isTaken(second, 0)).isTrue();
            assertThat(isTaken(second, 1)).isFalse();
        }
    }

    @Test
    void aRefusalTellsWhenToComeAgain() {
        MemoryBudget budget = new MemoryBudget(0);
        try (MemoryBudget.Share first = budget.share();
                MemoryBudget.Share second = budget.share()) {
            first.add(1);
            try {
                second.add(1);
                assertThat(false).as("was taken").isTrue();
            } catch (Problem busy) {
                assertThat(busy.status()).isEqualTo(503);
                assertThat(busy.headers()).containsEntry("Retry-After", "2");
                assertThat(busy)
                        .hasMessage("the server works on as many bytes as its memory has room for; try again in 2 s");
            }
        }
    }

    private static boolean isTaken(MemoryBudget.Share share, long more) {
        try {
            share.add(more);
            return true;
        } catch (Problem busy) {
            return false;
        }
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }
}
