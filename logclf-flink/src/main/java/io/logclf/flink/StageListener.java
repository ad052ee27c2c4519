package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the pipelines that slots share, and counts for the operator on whose behalf a thread is classifying. An operator says so
 * before it classifies, on every thread that does.
 */
final class StageListener implements PipelineListener {

    static final StageListener INSTANCE = new StageListener();

    private static final ThreadLocal<@Nullable StageMetrics> CURRENT = new ThreadLocal<>();

    private StageListener() {}

    /** From now on, what this thread classifies counts for these. */
    static void count(StageMetrics metrics) {
        CURRENT.set(metrics);
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        StageMetrics metrics = CURRENT.get();
        if (metrics != null) {
            metrics.decided(stage, nanos);
        }
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        StageMetrics metrics = CURRENT.get();
        if (metrics != null) {
            metrics.abstained(stage, verdict.reason(), nanos);
        }
    }
}
