package io.logclf.flink.runtime;

import io.logclf.api.AbstainReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * The metrics of one operator's subtask, below its metric group:
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><th>name</th><th></th></tr>
 * <tr><td>{@code logclf.unclassified}</td><td>messages without a label</td></tr>
 * <tr><td>{@code logclf.late}</td><td>messages without an answer in time</td></tr>
 * <tr><td>{@code logclf.retries}</td><td>further attempts</td></tr>
 * <tr><td>{@code logclf.stage.NAME.decided}</td><td>messages that the stage decided</td></tr>
 * <tr><td>{@code logclf.stage.NAME.reason.REASON.abstained}</td><td>messages that it did not, by reason</td></tr>
 * <tr><td>{@code logclf.stage.NAME.latencyMicros}</td><td>histogram: time in the stage for a message</td></tr>
 * </table>
 *
 * <p>The metrics of a stage are registered with its first event, all of them at once, so that the reasons that never occur report 0.
 *
 * <p>Safe for concurrent use, unless created for one thread: counters that are safe take a sixth of the time that a rule does. Public
 * for the packages of this module only.
 */
public final class StageMetrics {

    private final MetricGroup group;
    private final boolean oneThread;
    private final Counter unclassified;
    private final Counter late;
    private final Counter retries;
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();

    private StageMetrics(MetricGroup operator, boolean oneThread) {
        this.oneThread = oneThread;
        group = operator.addGroup("logclf");
        unclassified = group.counter("unclassified", counter());
        late = group.counter("late", counter());
        retries = group.counter("retries", counter());
    }

    /** Returns metrics for an operator that counts on its task's thread only. */
    public static StageMetrics forOneThread(MetricGroup operator) {
        return new StageMetrics(operator, true);
    }

    /** Returns metrics for an operator that counts on several threads. */
    public static StageMetrics forManyThreads(MetricGroup operator) {
        return new StageMetrics(operator, false);
    }

    /** Counts a message that got no label. */
    public void unclassified() {
        unclassified.inc();
    }

    /** Counts a message whose answer did not arrive in time. */
    public void late() {
        late.inc();
    }

    /** Counts a further attempt at a message. */
    public void retried() {
        retries.inc();
    }

    /**
     * Counts a decision.
     *
     * @param nanos time in the stage
     */
    void decided(String stage, long nanos) {
        Stage metrics = stage(stage);
        metrics.decided.inc();
        metrics.latency.update(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /**
     * Counts an abstention.
     *
     * @param nanos time in the stage
     */
    void abstained(String stage, AbstainReason reason, long nanos) {
        Stage metrics = stage(stage);
        metrics.abstained(reason).inc();
        metrics.latency.update(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private Stage stage(String name) {
        Stage known = stages.get(name);
        return known != null ? known : stages.computeIfAbsent(name, this::register);
    }

    private Stage register(String name) {
        MetricGroup stage = group.addGroup("stage", name);
        Map<AbstainReason, Counter> abstained = new EnumMap<>(AbstainReason.class);
        for (AbstainReason reason : AbstainReason.values()) {
            abstained.put(reason, stage.addGroup("reason", reason.name()).counter("abstained", counter()));
        }
        return new Stage(
                stage.counter("decided", counter()),
                abstained,
                stage.histogram(
                        "latencyMicros",
                        oneThread ? RecentHistogram.forOneThread() : RecentHistogram.forManyThreads()));
    }

    private Counter counter() {
        return oneThread ? new SimpleCounter() : new SharedCounter();
    }

    /** The metrics of a stage. */
    private record Stage(Counter decided, Map<AbstainReason, Counter> byReason, Histogram latency) {

        Counter abstained(AbstainReason reason) {
            return Objects.requireNonNull(byReason.get(reason));
        }
    }
}
