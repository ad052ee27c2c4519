package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.Verdict;
import io.logclf.testkit.Await;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerdictCacheTest {

    private static final int MANY = 20_000;

    @Test
    void keptVerdictIsGivenAgain() {
        VerdictCache cache = new VerdictCache(1 << 20, new Counter("cache_hits"));
        Verdict first = cache.get("text", VerdictCacheTest::verdict);
        assertThat(cache.get("text", text -> verdict("not asked"))).isSameAs(first);
        assertThat(cache.get("other", VerdictCacheTest::verdict)).isEqualTo(verdict("other"));
    }

    @Test
    void keepsNoMoreThanFitsAfterManyTexts() {
        int maxBytes = 100_000;
        VerdictCache cache = new VerdictCache(maxBytes, new Counter("cache_hits"));
        for (int i = 0; i < MANY; i++) {
            cache.get("text " + i, VerdictCacheTest::verdict);
        }
        Set<String> computedAgain = new HashSet<>();
        // From the newest to the oldest: what is put in on the way displaces others, but no text is asked for twice.
        for (int i = MANY - 1; i >= 0; i--) {
            cache.get("text " + i, text -> {
                computedAgain.add(text);
                return verdict(text);
            });
        }
        assertThat(MANY - computedAgain.size()).isBetween(1, maxBytes / 700);
    }

    @Test
    void textTooLargeForTheCacheGetsItsVerdictAndIsNotKept() {
        VerdictCache cache = new VerdictCache(10_000, new Counter("cache_hits"));
        AtomicInteger computed = new AtomicInteger();
        String large = "a".repeat(100_000);
        for (int i = 0; i < 3; i++) {
            assertThat(cache.get(large, text -> {
                        computed.incrementAndGet();
                        return verdict("large");
                    }))
                    .isEqualTo(verdict("large"));
        }
        assertThat(computed).hasValue(3);
    }

    @Test
    void failureIsPassedOnAndNotKept() {
        VerdictCache cache = new VerdictCache(1 << 20, new Counter("cache_hits"));
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.get("text", text -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");
        assertThat(cache.get("text", VerdictCacheTest::verdict)).isEqualTo(verdict("text"));
    }

    @Test
    void callerThatWaitedForAFailureComputesItself() throws InterruptedException, ExecutionException {
        VerdictCache cache = new VerdictCache(1 << 20, new Counter("cache_hits"));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<Verdict> failing = new FutureTask<>(() -> cache.get("text", text -> {
            entered.countDown();
            awaitQuietly(release);
            throw new IllegalStateException("broken");
        }));
        new Thread(failing).start();
        entered.await();
        FutureTask<Verdict> waiting = new FutureTask<>(() -> cache.get("text", VerdictCacheTest::verdict));
        Thread waiter = new Thread(waiting);
        waiter.start();
        Await.until(() -> waiter.getState() == Thread.State.WAITING || !waiter.isAlive());
        assertThat(waiting.isDone()).isFalse();
        release.countDown();
        assertThat(waiting.get()).isEqualTo(verdict("text"));
    }

    private static Verdict verdict(String text) {
        return Verdict.abstained(AbstainReason.NO_MATCH, text);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
