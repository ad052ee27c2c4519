package io.logclf.server.upload;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that classify the rows of uploads, all of them together: one upload alone gets all
 * processors, and many share them.
 *
 * @param executor has {@code threads} threads
 * @param threads at least 1
 */
public record UploadWorkers(ExecutorService executor, int threads) implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /**
     * Starts no thread before it is needed. All are daemons: they must not keep the process when it
     * wants to end.
     */
    public static UploadWorkers of(int threads) {
        return new UploadWorkers(Executors.newFixedThreadPool(threads, UploadWorkers::thread), threads);
    }

    /** Interrupts what still runs, without waiting for it. */
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
