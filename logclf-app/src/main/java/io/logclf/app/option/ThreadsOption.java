package io.logclf.app.option;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Option;

/**
 * How many threads classify. The result never depends on it: rows come out in the order in which they
 * went in, with the same labels.
 */
public final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", description = "Threads that classify; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /**
     * Returns the number of threads, at least 1. Called before a command does anything else, so that a
     * wrong option is told at once and not after a bundle is loaded.
     *
     * @throws UsageException if it is less than 1
     */
    public int count() {
        return require(threads);
    }

    /** Returns a pool of this many threads, which the caller shuts down. */
    public ExecutorService pool() {
        return Executors.newFixedThreadPool(count());
    }

    /**
     * Returns a value of {@code --threads} that a command declares itself.
     *
     * @throws UsageException if it is less than 1
     */
    public static int require(int threads) {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1: " + threads);
        }
        return threads;
    }
}
