package io.logclf.micrometer;

import io.logclf.api.AbstainReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The meters of one stage: decided, failed, and a timer with buckets, all registered at once so that they begin at 0; and abstained by
 * reason, registered with the first message of each reason, since most stages know only a few. Safe for concurrent use.
 */
final class StageMeters {

    /** A bucket per decimal power: a rule takes a microsecond, an encoder some milliseconds, a language model seconds. */
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(1_000), Duration.ofNanos(10_000), Duration.ofNanos(100_000), Duration.ofMillis(1),
        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter decided;
    private final Counter failed;
    private final Timer time;
    private final Map<AbstainReason, Counter> abstained = new ConcurrentHashMap<>();

    /**
     * Registers the meters.
     *
     * @param tags those of all meters, the stage's name among them
     */
    StageMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        decided = counter("logclf.stage.decided", "Messages that the stage decided", tags);
        failed = counter("logclf.stage.failed", "Messages at which the stage threw", tags);
        time = Timer.builder("logclf.stage")
                .description("Time in the stage for a message; in a batch, its share")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void decided(long nanos) {
        decided.increment();
        time.record(nanos, TimeUnit.NANOSECONDS);
    }

    void abstained(AbstainReason reason, long nanos) {
        abstained
                .computeIfAbsent(
                        reason,
                        key -> counter(
                                "logclf.stage.abstained",
                                "Messages that the stage left, by reason",
                                tags.and("reason", key.name())))
                .increment();
        time.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos) {
        failed.increment();
        time.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter counter(String name, String description, Tags of) {
        return Counter.builder(name).description(description).tags(of).register(registry);
    }
}
