package io.logclf.server;

import io.logclf.bundle.ReloadablePipeline;

/** Loads the bundle anew, and keeps the counters going on. Safe for concurrent use. */
final class Reload {

    private final ReloadablePipeline pipeline;
    private final Metrics metrics;

    Reload(ReloadablePipeline pipeline, Metrics metrics) {
        this.pipeline = pipeline;
        this.metrics = metrics;
    }

    synchronized void run() {
        metrics.look(pipeline.counters());
        pipeline.reload();
        metrics.look(pipeline.counters());
    }
}
