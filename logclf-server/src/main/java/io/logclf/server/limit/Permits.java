package io.logclf.server.limit;

import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * How much of something may run at once. Nothing waits: what does not fit is refused, as a client
 * can wait better than a thread. Safe for concurrent use.
 */
public final class Permits {

    private final String what;
    private final int max;
    private final int retrySeconds;
    private final Semaphore free;

    /**
     * @param what what messages call it, in the plural
     * @param max how many run at once
     * @param retrySeconds after how long a client that was refused should try again
     */
    public Permits(String what, int max, int retrySeconds) {
        this.what = what;
        this.max = max;
        this.retrySeconds = retrySeconds;
        this.free = new Semaphore(max);
    }

    /**
     * Runs work that takes one place, on the calling thread.
     *
     * @throws Problem with status 503 if all places are taken
     * @throws IOException if the work throws it
     */
    public void run(Work work) throws IOException {
        if (!free.tryAcquire()) {
            throw Problem.busy("the server works on " + max + " " + what + " at once", retrySeconds);
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /** Returns how many places are taken now, for metrics; out of date when it returns. */
    public int inUse() {
        return max - free.availablePermits();
    }

    /** Work that takes a place. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }
}
