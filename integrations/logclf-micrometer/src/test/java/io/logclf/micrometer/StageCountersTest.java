package io.logclf.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Counter;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters that stages keep themselves, over the life of several pipelines. */
class StageCountersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Meters hold their object weakly. */
    private final List<StageCounters> kept = new ArrayList<>();

    @Test
    void readsAgainEachTimeTheRegistryIsRead() {
        Counter calls = new Counter("calls");
        StageCounters counters = counters(Optional.empty());
        counters.observe(pipeline("llm", calls));
        assertThat(count("calls", "llm")).isZero();
        calls.add(3);
        assertThat(count("calls", "llm")).isEqualTo(3);
        calls.increment();
        assertThat(count("calls", "llm")).isEqualTo(4);
    }

    @Test
    void theMetersGoOnWithThePipelineThatReplacesAnother() {
        StageCounters counters = counters(Optional.empty());
        Counter before = new Counter("calls");
        before.add(5);
        counters.observe(pipeline("llm", before));
        Counter after = new Counter("calls");
        after.add(7);
        counters.observe(pipeline("llm", after));
        assertThat(count("calls", "llm")).isEqualTo(7);
        assertThat(registry.find("logclf.stage.calls").functionCounters()).hasSize(1);
    }

    @Test
    void aStageThatTheNextPipelineLacksCountsNothing() {
        StageCounters counters = counters(Optional.empty());
        Counter calls = new Counter("encoded");
        calls.add(5);
        counters.observe(pipeline("embedding", calls));
        assertThat(count("encoded", "embedding")).isEqualTo(5);
        counters.observe(pipeline("other", new Counter("calls")));
        assertThat(registry.get("logclf.stage.calls")
                        .tag("stage", "other")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(count("encoded", "embedding")).isZero();
    }

    @Test
    void theHitRatioIsThatOfAllLookUps() {
        Counter encoded = new Counter("encoded");
        Counter hits = new Counter("cache_hits");
        counters(Optional.empty()).observe(pipeline("embedding", encoded, hits));
        assertThat(ratio()).isZero();
        encoded.add(1);
        assertThat(ratio()).isZero();
        hits.add(3);
        assertThat(ratio()).isEqualTo(0.75);
    }

    @Test
    void aStageWithoutACacheHasNoHitRatio() {
        counters(Optional.empty()).observe(pipeline("llm", new Counter("cache_hits")));
        assertThat(registry.find("logclf.stage.cache_hit_ratio").gauges()).isEmpty();
    }

    @Test
    void costsAreCountedOnlyWhereThereArePricesAndTokens() {
        Counter input = new Counter("input_tokens");
        counters(Optional.empty()).observe(pipeline("llm", input));
        assertThat(registry.find("logclf.stage.cost").functionCounters()).isEmpty();
        StageCounters priced = counters(Optional.of(new TokenPrices(2, 10)));
        priced.observe(pipeline("regex", new Counter("matches")));
        assertThat(registry.find("logclf.stage.cost").functionCounters()).isEmpty();
        input.add(500_000);
        priced.observe(pipeline("llm", input));
        assertThat(count("cost", "llm")).isEqualTo(1);
    }

    @Test
    void bindingBeforeAPipelineIsObservedRegistersNothing() {
        StageCounters counters = counters(Optional.empty());
        counters.bind("llm");
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aStagesNameIsShownInOneLine() {
        counters(Optional.empty()).observe(pipeline("two\nlines", new Counter("calls")));
        assertThat(registry.get("logclf.stage.calls").functionCounter().getId().getTag("stage"))
                .doesNotContain("\n")
                .startsWith("two");
    }

    @Test
    void tokensThatWereNotCountedCostNothing() {
        TokenPrices prices = new TokenPrices(0.5, 2);
        assertThat(prices.cost(Map.of())).isZero();
        assertThat(prices.cost(Map.of("output_tokens", 1_000_000L))).isEqualTo(2);
        assertThat(prices.cost(Map.of("input_tokens", 4_000_000L, "output_tokens", 500_000L)))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aPriceIsZeroOrMore(double price) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenPrices(1, price))
                .withMessage("output must be a price of 0 or more: " + price);
    }

    private StageCounters counters(Optional<TokenPrices> prices) {
        StageCounters counters = new StageCounters(registry, Tags.empty(), prices);
        kept.add(counters);
        return counters;
    }

    private double count(String name, String stage) {
        return registry.get("logclf.stage." + name)
                .tag("stage", stage)
                .functionCounter()
                .count();
    }

    private double ratio() {
        return registry.get("logclf.stage.cache_hit_ratio").gauge().value();
    }

    private static ClassificationPipeline pipeline(String stage, Counter... counters) {
        List<Counter> all = Stream.of(counters).toList();
        return ClassificationPipeline.builder()
                .stage(stage, new LogClassifier() {
                    @Override
                    public Verdict classify(LogEntry entry) {
                        return Verdict.abstained(AbstainReason.NO_MATCH, Arrays.toString(counters));
                    }

                    @Override
                    public List<Counter> counters() {
                        return all;
                    }

                    @Override
                    public void close() {}
                })
                .build();
    }
}
