package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void whatIsGivenBackIsTakenAgain() {
        AtomicInteger made = new AtomicInteger();
        Scratch<int[]> scratch = new Scratch<>(() -> new int[made.incrementAndGet()]);
        int[] first = scratch.take();
        int[] second = scratch.take();
        assertThat(second).isNotSameAs(first);
        scratch.giveBack(first);
        assertThat(scratch.take()).isSameAs(first);
        assertThat(made).hasValue(2);
    }

    @Test
    void twoThreadsNeverHaveTheSame() throws Exception {
        Scratch<AtomicBoolean> scratch = new Scratch<>(AtomicBoolean::new);
        // More threads than places, so that some share one.
        ExecutorService threads = Executors.newFixedThreadPool(100);
        List<Callable<Boolean>> users = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            users.add(() -> {
                boolean alone = true;
                for (int k = 0; k < 2_000; k++) {
                    AtomicBoolean used = scratch.take();
                    alone &= used.compareAndSet(false, true);
                    Thread.yield();
                    alone &= used.compareAndSet(true, false);
                    scratch.giveBack(used);
                }
                return alone;
            });
        }
        for (Future<Boolean> alone : threads.invokeAll(users)) {
            assertThat(alone.get()).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void oftenUsedByManyThreadsItHoldsFewObjects() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Scratch<Object> scratch = new Scratch<>(() -> {
            made.incrementAndGet();
            return new Object();
        });
        for (int i = 0; i < 1_000; i++) {
            Thread thread = new Thread(() -> scratch.giveBack(scratch.take()));
            thread.start();
            thread.join();
        }
        assertThat(made.get()).isBetween(1, 64);
    }
}
