package io.logclf.server;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** How much of something may run at once. Nothing waits: what does not fit is refused. Safe for concurrent use. */
final class Permits {

    private final String what;
    private final int max;
    private final int retrySeconds;
    private final Semaphore free;

    Permits(String what, int max, int retrySeconds) {
        this.what = what;
        this.max = max;
        this.retrySeconds = retrySeconds;
        this.free = new Semaphore(max);
    }

    /**
     * Works at a place of its own.
     *
     * @throws Problem with status 503 if all are taken
     * @throws IOException if the work throws it
     */
    void run(Work work) throws IOException {
        if (!free.tryAcquire()) {
            throw Problem.busy("the server works on " + max + " " + what + " at once", retrySeconds);
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    int inUse() {
        return max - free.availablePermits();
    }

    /** What takes a place. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
