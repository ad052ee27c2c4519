package io.logclf.server;

/**
 * Whether the server can answer at full speed: false while it starts and from the moment it is told
 * to stop, so that balancers send their requests elsewhere before the first is refused. Safe for
 * concurrent use.
 */
final class Readiness {

    private volatile boolean ready;

    /** Sets what {@code /readyz} answers from now on. */
    void ready(boolean ready) {
        this.ready = ready;
    }

    /** Tells whether requests should be sent here. */
    boolean isReady() {
        return ready;
    }
}
