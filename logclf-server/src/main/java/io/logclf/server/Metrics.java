package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.micrometer.PipelineMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Counts requests, what the stages say and what the JVM needs, for Prometheus. Safe for concurrent
 * use.
 *
 * <p>Every name and every tag that it makes is bounded: endpoints by the routes and not by the path
 * that a client sent, methods by those that are known. A client can thus not fill the memory with
 * time series.
 */
final class Metrics implements PipelineListener, AutoCloseable {

    /** Attribute of a request: its route's path, such as {@code /v1/classifications/{id}}. */
    static final String ENDPOINT = "logclf.endpoint";
    /** Attribute of a request: the status to count, where it is not the one answered. */
    static final String COUNTED_STATUS = AccessLog.TOLD_STATUS;

    /** Bounds of the histogram of times, from a cached answer to a large upload. */
    private static final Duration[] REQUEST_BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10),
                Duration.ofSeconds(60)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PipelineMetrics stages = PipelineMetrics.of(registry);
    private final Counter rows = counter("logclf.rows", "Messages classified");
    private final Counter unclassified = counter("logclf.rows.unclassified", "Messages that got no label");
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics() {
        collections.bindTo(registry);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        Gauge.builder("logclf.build", () -> 1)
                .description("The version that runs, and the Java it runs on")
                .tag(
                        "version",
                        Objects.requireNonNullElse(Metrics.class.getPackage().getImplementationVersion(), "unknown"))
                .tag("java", Runtime.version().toString())
                .register(registry);
    }

    /**
     * Reads what the pipeline's stages count themselves, such as hits of caches, each time it is
     * scraped.
     */
    void observe(ClassificationPipeline pipeline) {
        stages.observe(pipeline);
    }

    /** Returns all meters in Prometheus's text format. */
    String scrape() {
        return registry.scrape();
    }

    /**
     * Adds a value that is read at each scrape.
     *
     * @param name with dots, which become underscores
     */
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /**
     * Counts a request whose answer has ended.
     *
     * @param nanos from its first byte to the end of the answer
     */
    void answered(Context ctx, long nanos) {
        String endpoint = Objects.requireNonNullElse(ctx.attribute(ENDPOINT), "none");
        Integer counted = ctx.attribute(COUNTED_STATUS);
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
        if (entry == ServerParts.WARM_UP_ENTRY) {
            return;
        }
        rows.increment();
        if (classification.label().isEmpty()) {
            unclassified.increment();
        }
        stages.classified(entry, classification, nanos);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        stages.stageDecided(stage, entry, verdict, nanos);
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        stages.stageAbstained(stage, entry, verdict, nanos);
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        stages.stageFailed(stage, entry, failure, nanos);
    }

    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            // Clients may send any word, and every one would be kept for ever.
            default -> "other";
        };
    }
}
