package io.logclf.flink.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.testkit.FakeClassifier;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class StageMetricsTest {

    private final Map<String, Counter> counters = new TreeMap<>();
    private final Map<String, Histogram> histograms = new TreeMap<>();

    @Test
    void theOperatorsOwnCountersAreThereFromTheBeginning() {
        StageMetrics metrics = StageMetrics.forManyThreads(new Group(""));
        assertThat(counters).containsOnlyKeys("logclf.late", "logclf.retries", "logclf.unclassified");
        metrics.late();
        metrics.retried();
        metrics.retried();
        metrics.unclassified();
        assertThat(count("logclf.late")).isEqualTo(1);
        assertThat(count("logclf.retries")).isEqualTo(2);
        assertThat(count("logclf.unclassified")).isEqualTo(1);
    }

    @Test
    void aStageIsRegisteredWithItsFirstEventWithAllReasons() {
        StageMetrics metrics = StageMetrics.forOneThread(new Group(""));
        metrics.abstained("regex", AbstainReason.NO_MATCH, 3_999);
        metrics.decided("regex", 5_000);
        for (AbstainReason reason : AbstainReason.values()) {
            assertThat(count("logclf.stage.regex.reason." + reason + ".abstained"))
                    .isEqualTo(reason == AbstainReason.NO_MATCH ? 1 : 0);
        }
        assertThat(count("logclf.stage.regex.decided")).isEqualTo(1);
        assertThat(histograms).containsOnlyKeys("logclf.stage.regex.latencyMicros");
        assertThat(histograms
                        .get("logclf.stage.regex.latencyMicros")
                        .getStatistics()
                        .getValues())
                .containsExactly(3, 5);
    }

    @Test
    void aSharedPipelineCountsForWhomAThreadIsWorking() throws InterruptedException {
        StageMetrics first = StageMetrics.forOneThread(new Group("first."));
        StageMetrics second = StageMetrics.forOneThread(new Group("second."));
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("unsure", FakeClassifier.abstaining(AbstainReason.UNFAMILIAR))
                .stage("sure", FakeClassifier.deciding("Done"))
                .listener(StageListener.INSTANCE)
                .build()) {
            StageListener.count(first);
            pipeline.classify("", "a");
            StageListener.count(second);
            pipeline.classify("", "b");
            pipeline.classify("", "c");
            Thread nobodys = new Thread(() -> pipeline.classify("", "d"));
            nobodys.start();
            nobodys.join();
        }
        assertThat(count("first.logclf.stage.sure.decided")).isEqualTo(1);
        assertThat(count("second.logclf.stage.sure.decided")).isEqualTo(2);
        assertThat(count("second.logclf.stage.unsure.reason.UNFAMILIAR.abstained"))
                .isEqualTo(2);
    }

    private long count(String name) {
        return counters.get(name).getCount();
    }

    /** Keeps what is registered, by its full name. */
    private final class Group extends UnregisteredMetricsGroup {

        private final String prefix;

        Group(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public MetricGroup addGroup(String name) {
            return new Group(prefix + name + ".");
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(prefix + key + "." + value + ".");
        }

        @Override
        public <C extends Counter> C counter(String name, C counter) {
            counters.put(prefix + name, counter);
            return counter;
        }

        @Override
        public <H extends Histogram> H histogram(String name, H histogram) {
            histograms.put(prefix + name, histogram);
            return histogram;
        }
    }
}
