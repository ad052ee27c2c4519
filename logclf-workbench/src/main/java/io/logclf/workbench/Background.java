package io.logclf.workbench;

import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.workbench.suggest.Directions;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an open project, and the encoder that they share. Safe for concurrent use.
 *
 * <p>Three kinds of work have threads of their own. <em>Jobs</em> (imports, grouping again, guesses, the
 * words of labels) run one after the other, in the order in which they were given, so that a file's guesses
 * come after its groups. <em>Training</em> and comparing run one at a time next to them. <em>Workers</em>
 * encode for a job, as many at a time as the project was opened with. All are daemon threads that {@link
 * #isOwnThread} recognizes: what they classify is no message of any client, and is neither counted nor
 * collected.
 */
final class Background implements AutoCloseable {

    /** How long closing waits for jobs, and then for training, to come to their next check. */
    private static final int PATIENCE_SECONDS = 20;

    private final int threads;
    private final Optional<TextEncoder> shared;
    private final ExecutorService jobs = Executors.newSingleThreadExecutor(named("logclf-import"));
    private final ExecutorService training = Executors.newSingleThreadExecutor(named("logclf-train"));
    private final ExecutorService workers;
    /** The project's own, opened when first needed; null before, and always where the caller gave one. */
    private @Nullable TextEncoder encoder;

    private volatile boolean closed;

    /**
     * Starts no thread yet.
     *
     * @param threads how many workers there are, 1 or more
     * @param shared an encoder that stays the caller's; if empty, all-MiniLM-L6-v2 is opened when it is
     *     first needed, and closed with this
     */
    Background(int threads, Optional<TextEncoder> shared) {
        this.threads = threads;
        this.shared = shared;
        this.workers = Executors.newFixedThreadPool(threads, named("logclf-workbench"));
    }

    /** The kind of thread by which {@link #isOwnThread} tells work for the project from that of clients. */
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

    /** Queues a job, which runs once those queued before have ended. */
    void run(Runnable work) {
        jobs.execute(work);
    }

    /** Queues a training or a comparison, which runs once those queued before have ended, next to the jobs. */
    void train(Runnable work) {
        training.execute(work);
    }

    ExecutorService workers() {
        return workers;
    }

    int threads() {
        return threads;
    }

    /**
     * Returns the encoder, which the first call opens unless the caller gave one.
     *
     * @throws IllegalStateException if the project is closed
     */
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

    /**
     * Returns where a text lies in the encoder's space, on the calling thread.
     *
     * @param text a message or the words of a label; it is masked first, as messages are that train a bundle
     */
    byte[] direction(String text) {
        Normalizer normalizer = Normalizer.standard();
        return Directions.of(encoder()
                .encode(normalizer.encoderText(normalizer.normalize(text)))
                .toArray());
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Stops what runs at its next check, waits for it, and closes the encoder if it is the project's own.
     * What is queued and has not begun is dropped. Workers finish what jobs have given them, unless the job
     * that waits for it does not end in time.
     */
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
