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

/**
 * The metrics of one operator's subtask. Below its metric group: {@code logclf.unclassified}, {@code logclf.late},
 * {@code logclf.retries}; {@code logclf.stage.NAME.decided} and {@code logclf.stage.NAME.latencyMicros};
 * {@code logclf.stage.NAME.reason.REASON.abstained}. Safe for concurrent use.
 */
final class StageMetrics {

    private final MetricGroup group;
    private final Counter unclassified;
    private final Counter late;
    private final Counter retries;
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();

    /** @param operator the operator's group */
    StageMetrics(MetricGroup operator) {
        group = operator.addGroup("logclf");
        unclassified = group.counter("unclassified", new SharedCounter());
        late = group.counter("late", new SharedCounter());
        retries = group.counter("retries", new SharedCounter());
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
            abstained.put(reason, stage.addGroup("reason", reason.name()).counter("abstained", new SharedCounter()));
        }
        return new Stage(
                stage.counter("decided", new SharedCounter()),
                abstained,
                stage.histogram("latencyMicros", new RecentHistogram()));
    }

    private record Stage(Counter decided, Map<AbstainReason, Counter> byReason, Histogram latency) {

        Counter abstained(AbstainReason reason) {
            return Objects.requireNonNull(byReason.get(reason));
        }
    }
}
