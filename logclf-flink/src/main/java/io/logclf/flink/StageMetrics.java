package io.logclf.flink;

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
 * The metrics of one operator's subtask. Below its metric group: {@code logclf.unclassified}, {@code logclf.late},
 * {@code logclf.retries}; {@code logclf.stage.NAME.decided} and {@code logclf.stage.NAME.latencyMicros};
 * {@code logclf.stage.NAME.reason.REASON.abstained}. Safe for concurrent use, unless made for one thread: counters that are safe cost
 * a sixth of what a rule does.
 */
final class StageMetrics {

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

    /** For an operator that counts in its task's thread alone. */
    static StageMetrics forOneThread(MetricGroup operator) {
        return new StageMetrics(operator, true);
    }

    /** For an operator that counts on several threads. */
    static StageMetrics forManyThreads(MetricGroup operator) {
        return new StageMetrics(operator, false);
    }

    void unclassified() {
        unclassified.inc();
    }

    /** An answer did not come in time. */
    void late() {
        late.inc();
    }

    void retried() {
        retries.inc();
    }

    void decided(String stage, long nanos) {
        Stage metrics = stage(stage);
        metrics.decided.inc();
        metrics.latency.update(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

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

    private record Stage(Counter decided, Map<AbstainReason, Counter> byReason, Histogram latency) {

        Counter abstained(AbstainReason reason) {
            return Objects.requireNonNull(byReason.get(reason));
        }
    }
}
