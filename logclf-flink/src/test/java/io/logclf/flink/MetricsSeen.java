package io.logclf.flink;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** A reporter that keeps the metrics of this library, also of jobs that have ended. */
public final class MetricsSeen implements MetricReporter {

    private static final String CHECKPOINTS = ".numberOfCompletedCheckpoints";
    private static final Map<String, Metric> SEEN = new ConcurrentHashMap<>();

    /** Found by {@link java.util.ServiceLoader}. */
    public static final class Factory implements MetricReporterFactory {

        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new MetricsSeen();
        }
    }

    static void configure(Configuration configuration) {
        configuration.setString("metrics.reporter.seen.factory.class", Factory.class.getName());
    }

    public static void forget() {
        SEEN.clear();
    }

    /** The sum over all subtasks of the counters whose name ends so. */
    public static long count(String end) {
        return SEEN.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .mapToLong(entry -> entry.getValue() instanceof Counter counter
                        ? counter.getCount()
                        : ((Histogram) entry.getValue()).getCount())
                .sum();
    }

    /** How many checkpoints jobs have completed, as Flink counts them. */
    public static long completedCheckpoints() {
        return SEEN.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(CHECKPOINTS))
                .mapToLong(entry -> ((Number) ((Gauge<?>) entry.getValue()).getValue()).longValue())
                .sum();
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String identifier = group.getMetricIdentifier(name);
        boolean ours = identifier.contains(".logclf.") && (metric instanceof Counter || metric instanceof Histogram);
        if (ours || identifier.endsWith(CHECKPOINTS)) {
            SEEN.put(identifier, metric);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
