package io.logclf.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Holds the meters against what a registry of Prometheus says when it is scraped. */
class PipelineMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CountingStage stage = new CountingStage();

    @Test
    void countsMessagesByLabelAndStage() {
        classify(options -> options, "User k logged in", "User l logged in", "breach", "nothing");
        assertThat(registry.scrape())
                .contains(
                        "logclf_messages_total{label=\"User Action\",stage=\"rules\"} 2.0\n",
                        "logclf_messages_total{label=\"Security Alert\",stage=\"own\"} 1.0\n",
                        "logclf_messages_total{label=\"Unclassified\",stage=\"none\"} 1.0\n")
                .doesNotContain("logged", "source");
    }

    @Test
    void tellsWhatEachStageSaidAndHowLongItTook() {
        classify(options -> options, "User k logged in", "breach", "nothing");
        assertThat(registry.scrape())
                .contains(
                        "logclf_stage_decided_total{stage=\"rules\"} 1.0\n",
                        "logclf_stage_decided_total{stage=\"own\"} 1.0\n",
                        "logclf_stage_abstained_total{reason=\"NO_MATCH\",stage=\"rules\"} 2.0\n",
                        "logclf_stage_abstained_total{reason=\"LOW_CONFIDENCE\",stage=\"own\"} 1.0\n",
                        "logclf_stage_failed_total{stage=\"own\"} 0.0\n",
                        "logclf_stage_seconds_count{stage=\"rules\"} 3\n",
                        "logclf_stage_seconds_bucket{stage=\"own\",le=\"");
    }

    @Test
    void countsWhatAStageThrows() {
        assertThatIllegalStateException().isThrownBy(() -> classify(options -> options, "throw"));
        assertThat(registry.scrape())
                .contains("logclf_stage_failed_total{stage=\"own\"} 1.0\n")
                .doesNotContain("logclf_messages_total");
    }

    @Test
    void readsTheCountersOfTheStagesAndPricesTheirTokens() {
        classify(options -> options.tokenPrices(0.5, 2), "breach", "nothing");
        stage.inputTokens.add(3_000_000);
        stage.outputTokens.add(1_000_000);
        assertThat(registry.scrape())
                .contains(
                        "logclf_stage_encoded_total{stage=\"own\"} 1.0\n",
                        "logclf_stage_cache_hits_total{stage=\"own\"} 1.0\n",
                        "logclf_stage_input_tokens_total{stage=\"own\"} 3000000.0\n",
                        "logclf_stage_cache_hit_ratio{stage=\"own\"} 0.5\n",
                        "logclf_stage_cost_total{stage=\"own\"} 3.5\n");
    }

    @Test
    void countsSourcesOnlyWhereTheyAreNamed() {
        PipelineMetrics metrics = PipelineMetrics.builder(registry)
                .sources(Set.of("A"))
                .tags(Tags.of("pipeline", "p"))
                .build();
        try (ClassificationPipeline pipeline = pipeline(metrics)) {
            pipeline.classify("A", "breach");
            pipeline.classify("B", "breach");
            pipeline.classify("", "breach");
        }
        assertThat(registry.scrape())
                .contains(
                        "logclf_messages_total{label=\"Security Alert\",pipeline=\"p\",source=\"A\",stage=\"own\"} 1.0\n",
                        "logclf_messages_total{label=\"Security Alert\",pipeline=\"p\",source=\"other\",stage=\"own\"} 2.0\n")
                .contains("logclf_stage_decided_total{pipeline=\"p\",stage=\"own\"} 3.0\n");
    }

    @Test
    void keepsNoMoreThanAThousandLabels() {
        PipelineMetrics metrics = PipelineMetrics.of(registry);
        try (ClassificationPipeline pipeline = pipeline(metrics)) {
            for (int i = 0; i < 1500; i++) {
                pipeline.classify("", "label " + i);
            }
        }
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("logclf_messages_total{")))
                .hasSize(1001)
                .contains("logclf_messages_total{label=\"other\",stage=\"own\"} 500.0");
    }

    @Test
    void refusesPricesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineMetrics.builder(registry).tokenPrices(Double.NaN, 1))
                .withMessageContaining("input");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineMetrics.builder(registry).tokenPrices(1, -1))
                .withMessageContaining("output");
    }

    @Test
    void countsEachMessageOfManyThreadsOnce() throws InterruptedException {
        PipelineMetrics metrics = PipelineMetrics.of(registry);
        try (ClassificationPipeline pipeline = pipeline(metrics)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> {
                    for (int k = 0; k < 500; k++) {
                        pipeline.classify("A", k % 2 == 0 ? "User k logged in" : "nothing");
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(registry.scrape())
                .contains(
                        "logclf_messages_total{label=\"User Action\",stage=\"rules\"} 1000.0\n",
                        "logclf_messages_total{label=\"Unclassified\",stage=\"none\"} 1000.0\n",
                        "logclf_stage_seconds_count{stage=\"rules\"} 2000\n");
    }

    @Test
    void countsTheMessagesOfABatchOneByOne() {
        PipelineMetrics metrics = PipelineMetrics.of(registry);
        try (ClassificationPipeline pipeline = pipeline(metrics)) {
            pipeline.classifyAll(
                    List.of(LogEntry.of("User k logged in"), LogEntry.of("breach"), LogEntry.of("breach")));
        }
        assertThat(registry.scrape())
                .contains(
                        "logclf_messages_total{label=\"User Action\",stage=\"rules\"} 1.0\n",
                        "logclf_messages_total{label=\"Security Alert\",stage=\"own\"} 2.0\n",
                        "logclf_stage_seconds_count{stage=\"own\"} 2\n");
    }

    @Test
    void theMetersOfAnObservedStageBeginAtZero() {
        PipelineMetrics metrics = PipelineMetrics.of(registry);
        try (ClassificationPipeline pipeline = metrics.observe(pipeline(metrics))) {
            assertThat(pipeline.counters()).containsOnlyKeys("rules", "own");
        }
        assertThat(registry.scrape())
                .contains(
                        "logclf_stage_decided_total{stage=\"rules\"} 0.0\n",
                        "logclf_stage_failed_total{stage=\"own\"} 0.0\n",
                        "logclf_stage_seconds_count{stage=\"own\"} 0\n")
                .doesNotContain("logclf_messages_total", "logclf_stage_abstained_total");
    }

    @Test
    void aTimerHasABucketForEachPowerOfTenFromAMicrosecondToTenSeconds() {
        classify(options -> options, "User k logged in");
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.contains("logclf_stage_seconds_bucket{stage=\"rules\"")))
                .hasSize(9)
                .anyMatch(line -> line.contains("le=\"1.0E-6\""))
                .anyMatch(line -> line.contains("le=\"10.0\""))
                .anyMatch(line -> line.contains("le=\"+Inf\"} 1"));
    }

    @Test
    void textOfALabelCannotBreakTheScrape() {
        classify(options -> options, "label\nlogclf_messages_total 7");
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("logclf_messages_total")))
                .hasSize(1)
                .allMatch(line -> line.endsWith(",stage=\"own\"} 1.0"));
    }

    private void classify(UnaryOperator<PipelineMetrics.Builder> options, String... messages) {
        PipelineMetrics metrics =
                options.apply(PipelineMetrics.builder(registry)).build();
        try (ClassificationPipeline pipeline = metrics.observe(pipeline(metrics))) {
            for (String message : messages) {
                pipeline.classify("A", message);
            }
        }
    }

    private ClassificationPipeline pipeline(PipelineMetrics metrics) {
        return ClassificationPipeline.builder()
                .stage(
                        "rules",
                        RegexClassifier.of(RuleSet.of(List.of(Rule.of("login", "User Action", "User \\S+ logged in")))))
                .stage("own", stage)
                .listener(metrics)
                .build();
    }

    /** Counts as an encoder and a language model do. */
    private static final class CountingStage implements LogClassifier {

        private final Counter encoded = new Counter("encoded");
        private final Counter cacheHits = new Counter("cache_hits");
        private final Counter inputTokens = new Counter("input_tokens");
        private final Counter outputTokens = new Counter("output_tokens");

        @Override
        public Verdict classify(LogEntry entry) {
            String message = entry.message();
            (message.equals("breach") ? cacheHits : encoded).increment();
            if (message.equals("throw")) {
                throw new IllegalStateException(message);
            }
            if (message.equals("nothing")) {
                return Verdict.abstained(AbstainReason.LOW_CONFIDENCE, "not sure");
            }
            return Verdict.decided(
                    new Label(message.equals("breach") ? "Security Alert" : message), 0.9, () -> "a word");
        }

        @Override
        public List<Counter> counters() {
            return List.of(encoded, cacheHits, inputTokens, outputTokens);
        }

        @Override
        public void close() {}
    }
}
