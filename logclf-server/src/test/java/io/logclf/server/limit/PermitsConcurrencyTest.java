package io.logclf.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermitsConcurrencyTest {

    private static final int MAX = 3;

    private final Permits permits = new Permits("uploads", MAX, 5);

    @Test
    void noMoreRunAtOnceThanThereArePlacesHoweverManyCome() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int c = 0; c < 16; c++) {
            clients.add(() -> {
                for (int i = 0; i < 2_000; i++) {
                    try {
                        permits.run(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.yield();
                            running.decrementAndGet();
                            done.incrementAndGet();
                        });
                    } catch (Problem busy) {
                        refused.incrementAndGet();
                    }
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, MAX);
        assertThat(done.get() + refused.get()).isEqualTo(16 * 2_000);
        assertThat(permits.inUse()).isZero();
    }

    @Test
    void aPlaceIsTakenUntilItsWorkEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(MAX);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(MAX);
        try {
            List<Future<?>> works = new ArrayList<>();
            for (int i = 0; i < MAX; i++) {
                works.add(threads.submit(() -> {
                    permits.run(() -> {
                        begun.countDown();
                        awaitQuietly(end);
                    });
                    return null;
                }));
            }
            begun.await();
            assertThat(permits.inUse()).isEqualTo(MAX);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> permits.run(() -> {}));
            end.countDown();
            for (Future<?> work : works) {
                work.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(permits.inUse()).isZero();
        permits.run(() -> assertThat(permits.inUse()).isEqualTo(1));
    }

    @Test
    void whatTheWorkThrowsIsThrownAsItIs() {
        IOException disk = new IOException("disk");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> permits.run(() -> {
                    throw disk;
                }))
                .isSameAs(disk);
        assertThatIllegalStateException()
                .isThrownBy(() -> permits.run(() -> {
                    throw new IllegalStateException("bug");
                }))
                .withMessage("bug");
    }

    @Test
    void theRefusalTellsHowManyThereAreAndWhenToComeAgain() {
        Permits none = new Permits("imports", 0, 60);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> none.run(() -> {}))
                .withMessage("the server works on 0 imports at once; try again in 60 s")
                .satisfies(problem -> assertThat(problem.headers()).containsEntry("Retry-After", "60"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
