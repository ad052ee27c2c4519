package io.logclf.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What classifies the rows of uploads, all of them together.
 *
 * @param executor has {@code threads} threads
 * @param threads at least 1
 */
record Workers(ExecutorService executor, int threads) implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static Workers of(int threads) {
        return new Workers(Executors.newFixedThreadPool(threads, Workers::thread), threads);
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "logclf-upload-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
