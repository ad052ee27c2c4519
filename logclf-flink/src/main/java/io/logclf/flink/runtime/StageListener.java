package io.logclf.flink.runtime;

import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the pipelines that slots share and counts each event for the right operator. A pipeline has one listener for all its
 * users, while Flink's metrics belong to an operator's subtask. A stage reports on the thread that classifies, so the thread tells
 * which operator it is working for: an operator calls {@link #count} before it classifies, on every thread on which it does.
 *
 * <p>Events on a thread that has not been assigned are not counted. Public for the packages of this module only; safe for concurrent
 * use.
 */
public final class StageListener implements PipelineListener {

    /** The only instance: it has no state but that of threads. */
    public static final StageListener INSTANCE = new StageListener();

    private static final ThreadLocal<@Nullable StageMetrics> CURRENT = new ThreadLocal<>();

    private StageListener() {}

    /**
     * Counts what the current thread classifies from now on.
     *
     * @param metrics those of the operator that the thread works for; they must suit the number of its threads
     */
    public static void count(StageMetrics metrics) {
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
