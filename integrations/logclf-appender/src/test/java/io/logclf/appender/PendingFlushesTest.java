package io.logclf.appender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PendingFlushesTest {

    private final PendingFlushes flushes = new PendingFlushes();
    private final List<String> done = new ArrayList<>();

    @Test
    void aFlushEndsWhenAsManyEventsAsWereBeforeItHaveBeenHandedOn() {
        flushes.after(3, () -> done.add("three"));
        flushes.after(5, () -> done.add("five"));
        flushes.handedOn(2);
        assertThat(done).isEmpty();
        flushes.handedOn(1);
        assertThat(done).containsExactly("three");
        flushes.handedOn(10);
        assertThat(done).containsExactly("three", "five");
        flushes.handedOn(10);
        assertThat(done).hasSize(2);
    }

    @Test
    void aFlushEndsWhenTheQueueIsFoundEmpty() {
        flushes.after(100, () -> done.add("flushed"));
        flushes.completeIf(() -> false);
        assertThat(done).isEmpty();
        flushes.completeIf(() -> true);
        flushes.completeIf(() -> true);
        assertThat(done).containsExactly("flushed");
    }

    @Test
    void aFlushThatBeginsWhileTheQueueIsCheckedIsNotEndedByThat() {
        flushes.after(1, () -> done.add("before"));
        flushes.completeIf(() -> {
            flushes.after(1, () -> done.add("during"));
            return true;
        });
        assertThat(done).containsExactly("before");
        flushes.completeAll();
        assertThat(done).containsExactly("before", "during");
    }

    @Test
    void withoutAFlushTheQueueIsNotEvenChecked() {
        flushes.completeIf(() -> {
            throw new AssertionError("checked for nobody");
        });
    }

    @Test
    void anActionMayBeginAnotherFlush() {
        flushes.after(1, () -> flushes.after(1, () -> done.add("second")));
        flushes.handedOn(1);
        assertThat(done).isEmpty();
        flushes.handedOn(1);
        assertThat(done).containsExactly("second");
    }

    @Test
    void eachFlushEndsOnceWhicheverThreadEndsIt() throws InterruptedException {
        int count = 2_000;
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean adds = i % 2 == 0;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int k = 0; k < count; k++) {
                    if (adds) {
                        flushes.after(1, ended::incrementAndGet);
                    } else if (k % 2 == 0) {
                        flushes.handedOn(1);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        flushes.completeAll();
        assertThat(ended).hasValue(2 * count);
    }
}
