package io.logclf.workbench;

import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads and the encoder of an open project. Safe for concurrent use. */
final class Background implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final int threads;
    private final Optional<TextEncoder> shared;
    private final ExecutorService jobs = Executors.newSingleThreadExecutor(named("logclf-import"));
    private final ExecutorService training = Executors.newSingleThreadExecutor(named("logclf-train"));
    private final ExecutorService workers;
    private @Nullable TextEncoder encoder;
    private volatile boolean closed;

    /**
     * Makes threads.
     *
     * @param shared an encoder that stays the caller's
     */
    Background(int threads, Optional<TextEncoder> shared) {
        this.threads = threads;
        this.shared = shared;
        this.workers = Executors.newFixedThreadPool(threads, named("logclf-workbench"));
    }

    /** What such a thread classifies is no message of anybody. */
    private static final class Own extends Thread {

        Own(Runnable work, String name) {
            super(work, name);
        }
    }

    /** Tells whether the calling thread works for a project. */
    static boolean isOwnThread() {
        return Thread.currentThread() instanceof Own;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Own(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Does something once what was given before is done. */
    void run(Runnable work) {
        jobs.execute(work);
    }

    /** Trains or compares, beside imports. */
    void train(Runnable work) {
        training.execute(work);
    }

    ExecutorService workers() {
        return workers;
    }

    int threads() {
        return threads;
    }

    /** Returns the encoder, which is opened when it is first needed. */
    synchronized TextEncoder encoder() {
        if (closed) {
            throw new IllegalStateException("the project is closed");
        }
        if (shared.isPresent()) {
            return shared.get();
        }
        if (encoder == null) {
            encoder = OnnxTextEncoder.miniLm();
        }
        return encoder;
    }

    boolean isClosed() {
        return closed;
    }

    /** Stops what runs, at its next step. */
    @Override
    public void close() {
        closed = true;
        jobs.shutdownNow();
        training.shutdownNow();
        workers.shutdown();
        try {
            boolean ended = jobs.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    && training.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (encoder != null) {
                encoder.close();
            }
        }
    }
}
