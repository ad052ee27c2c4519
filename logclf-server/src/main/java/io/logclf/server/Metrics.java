package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts requests and what the stages say, for Prometheus. Safe for concurrent use. */
final class Metrics implements PipelineListener {

    /** Attribute of a request: its route's path. */
    static final String ENDPOINT = "logclf.endpoint";
    /** Attribute of a request: the status to count, where it is not the one answered. */
    static final String STATUS = "logclf.status";

    private static final Duration[] REQUEST_BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10),
                Duration.ofSeconds(60)
    };
    private static final Duration[] STAGE_BUCKETS = {
        Duration.ofNanos(1_000), Duration.ofNanos(10_000), Duration.ofNanos(100_000), Duration.ofMillis(1),
        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter rows = counter("logclf.rows", "Messages classified");
    private final Counter unclassified = counter("logclf.rows.unclassified", "Messages that got no label");
    private final Map<String, Counter> decided = new ConcurrentHashMap<>();
    private final Map<String, Counter> abstained = new ConcurrentHashMap<>();
    private final Map<String, Counter> failed = new ConcurrentHashMap<>();
    private final Map<String, Timer> stageTimers = new ConcurrentHashMap<>();

    /** Answers {@code GET /metrics}. */
    String scrape(Map<String, Map<String, Long>> counters) {
        return registry.scrape() + StageCounters.text(counters);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** Counts a request that has been answered. */
    void answered(Context ctx, long nanos) {
        String endpoint = Objects.requireNonNullElse(ctx.attribute(ENDPOINT), "none");
        Integer counted = ctx.attribute(STATUS);
        String status = Integer.toString(counted == null ? ctx.statusCode() : counted);
        Timer.builder("logclf.http.request")
                .description("Requests, from first byte to the end of the answer")
                .tag("endpoint", endpoint)
                .tag("method", ctx.method().isHttpMethod() ? known(ctx.method().name()) : "other")
                .tag("status", status)
                .serviceLevelObjectives(REQUEST_BUCKETS)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The message that a server begins with is nobody's, and is not counted. */
    @Override
    @SuppressWarnings("ReferenceEquality") // A client may send an equal one.
    public void classified(LogEntry entry, Classification classification, long nanos) {
        if (entry == LogServer.FIRST) {
            return;
        }
        rows.increment();
        if (classification.label().isEmpty()) {
            unclassified.increment();
        }
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        count(decided, "logclf.stage.decided", "Messages that the stage decided", stage, "", nanos);
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        String reason = verdict.reason().name();
        count(abstained, "logclf.stage.abstained", "Messages that the stage left, by reason", stage, reason, nanos);
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        count(failed, "logclf.stage.failed", "Messages at which the stage threw", stage, "", nanos);
    }

    private void count(
            Map<String, Counter> counters, String name, String description, String stage, String reason, long nanos) {
        counters.computeIfAbsent(stage + '\n' + reason, key -> {
                    Counter.Builder counter =
                            Counter.builder(name).description(description).tag("stage", ShownText.line(stage));
                    return (reason.isEmpty() ? counter : counter.tag("reason", reason)).register(registry);
                })
                .increment();
        stageTimers
                .computeIfAbsent(
                        stage,
                        key -> Timer.builder("logclf.stage")
                                .description("Time in the stage for a message; in a batch, its share")
                                .tag("stage", ShownText.line(stage))
                                .serviceLevelObjectives(STAGE_BUCKETS)
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            // Clients may send any word, and every one would be kept for ever.
            default -> "other";
        };
    }
}
