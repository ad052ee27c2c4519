package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UploadWorkersTest {

    @Test
    void worksOnAsManyThingsAtOnceAsItHasThreads() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(3);
        try (UploadWorkers workers = UploadWorkers.of(3)) {
            List<Future<?>> works = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                works.add(workers.executor().submit(() -> {
                    threads.add(Thread.currentThread());
                    together.countDown();
                    together.await();
                    return null;
                }));
            }
            for (Future<?> work : works) {
                work.get();
            }
            assertThat(workers.threads()).isEqualTo(3);
        }
        assertThat(threads).hasSize(3).allMatch(Thread::isDaemon);
        assertThat(threads).allSatisfy(thread -> assertThat(thread.getName()).startsWith("logclf-upload-"));
    }

    @Test
    void closingInterruptsWhatRunsAndTakesNothingMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        UploadWorkers workers = UploadWorkers.of(1);
        workers.executor().execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            ended.countDown();
        });
        begun.await();
        workers.close();
        workers.close();
        ended.await();
        assertThat(interrupted).isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> workers.executor().execute(() -> {}));
    }
}
