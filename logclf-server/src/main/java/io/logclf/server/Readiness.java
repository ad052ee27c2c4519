package io.logclf.server;

/** Whether the server can answer at full speed. Safe for concurrent use. */
final class Readiness {

    private volatile boolean ready;

    void ready(boolean ready) {
        this.ready = ready;
    }

    boolean isReady() {
        return ready;
    }
}
