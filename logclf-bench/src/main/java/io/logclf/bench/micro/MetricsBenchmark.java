package io.logclf.bench.micro;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import io.logclf.micrometer.PipelineMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What metrics add to a classification, in nanoseconds. The messages are 256 that a rule decides and that were seen before, the cheapest
 * there are, so that the share of the metrics is the largest that it can be: one pipeline without a listener, one with
 * {@code PipelineMetrics} in a registry that keeps its meters in memory.
 *
 * <pre>{@code
 * java -jar logclf-bench/target/benchmarks.jar MetricsBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricsBenchmark {

    /** The bundle's folder. */
    @Param("models/default")
    String bundle = "";

    private final String[] messages = new String[256];
    // Set by open().
    @SuppressWarnings("NullAway.Init")
    private ClassificationPipeline plain;

    @SuppressWarnings("NullAway.Init")
    private ClassificationPipeline observed;

    private int next;

    /** Opens the bundle twice. */
    @Setup
    public void open() {
        for (int i = 0; i < messages.length; i++) {
            messages[i] = "User " + i + " logged in.";
        }
        Bundle loaded = Bundle.load(Path.of(bundle));
        plain = loaded.pipeline();
        PipelineMetrics metrics = PipelineMetrics.of(new SimpleMeterRegistry());
        observed = metrics.observe(loaded.pipeline(metrics));
    }

    /** Closes both. */
    @TearDown
    public void close() {
        plain.close();
        observed.close();
    }

    /** Without metrics. */
    @Benchmark
    public Classification without() {
        return plain.classify("app", messages[next++ & 0xFF]);
    }

    /** With Micrometer. */
    @Benchmark
    public Classification micrometer() {
        return observed.classify("app", messages[next++ & 0xFF]);
    }
}
