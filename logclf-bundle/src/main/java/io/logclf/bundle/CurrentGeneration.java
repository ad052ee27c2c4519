package io.logclf.bundle;

import java.nio.file.Path;
import java.util.Map;

/**
 * The generation of a reloadable pipeline that is in use, and the counts of all generations together.
 *
 * <p>The current generation is one reference, replaced as a whole: whoever reads it sees pipeline, folder, facts and
 * state of one load. Replacing it and closing exclude each other, so that no generation can become current after the
 * last one was closed, and stay open.
 *
 * <p>Safe for concurrent use. Classifying takes no lock.
 */
final class CurrentGeneration {

    private final GenerationCounts counts = new GenerationCounts();
    /** Held while the current generation is replaced, or all is closed. */
    private final Object change = new Object();

    private volatile Generation current;
    private volatile boolean closed;

    CurrentGeneration(Path folder, BundlePlace.Read<BundlePlace.LoadedPipeline> first) {
        this.current = new Generation(folder, first, counts);
    }

    /**
     * Returns the generation in use, or the last one if this is closed; what it shares may be read, its pipeline may
     * not be used.
     */
    Generation get() {
        return current;
    }

    /**
     * Counts a user into the current generation, which stays open until {@link Generation#leave}.
     *
     * @throws IllegalStateException if this is closed
     */
    Generation enter() {
        while (true) {
            requireOpen();
            Generation generation = current;
            // Between the two lines it may have been replaced, and its last user may have left.
            if (generation.enter()) {
                return generation;
            }
        }
    }

    /**
     * Makes what was loaded current.
     *
     * @return the generation before, which the caller leaves
     * @throws IllegalStateException if this is closed; then the new pipeline is closed, too
     */
    Generation replace(Path folder, BundlePlace.Read<BundlePlace.LoadedPipeline> next) {
        synchronized (change) {
            if (!closed) {
                Generation before = current;
                current = new Generation(folder, next, counts);
                return before;
            }
        }
        next.value().pipeline().close();
        throw closedException();
    }

    /** Closes the current generation after its last user, for good. Idempotent. */
    void close() {
        synchronized (change) {
            if (closed) {
                return;
            }
            closed = true;
        }
        current.leave();
    }

    boolean isClosed() {
        return closed;
    }

    void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("the pipeline is closed");
    }

    /** Returns the counts of all generations, by stage and name. */
    Map<String, Map<String, Long>> counters() {
        return counts.sums();
    }
}
