package io.logclf.micrometer;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.text.ShownText;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The counters that the stages of a pipeline keep themselves, as meters that are read when the registry is. Each counter becomes a
 * function counter; a cache's hit ratio and the cost of tokens are derived from several.
 *
 * <p>The meters refer to this object and not to a pipeline, so that they go on when a pipeline is replaced; a counter that the new one does
 * not have reads 0. Safe for concurrent use.
 */
final class StageCounters {

    private static final String PREFIX = "logclf.stage.";
    private static final String HIT_RATIO = "cache_hit_ratio";
    private static final String COST = "cost";
    private static final String CACHE_HITS = "cache_hits";
    private static final String ENCODED = "encoded";

    private final MeterRegistry registry;
    private final Tags common;
    private final Optional<TokenPrices> prices;
    /** What has been registered: pairs of a stage's name and a counter's. */
    private final Set<List<String>> bound = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ClassificationPipeline pipeline;

    StageCounters(MeterRegistry registry, Tags common, Optional<TokenPrices> prices) {
        this.registry = registry;
        this.common = common;
        this.prices = prices;
    }

    /** Registers the counters of a pipeline, and reads from it from now on. */
    void observe(ClassificationPipeline observed) {
        pipeline = observed;
        observed.counters().keySet().forEach(this::bind);
    }

    /** Registers the counters of a stage that are not registered yet; none while no pipeline is observed. */
    void bind(String stage) {
        Map<String, Long> counts = counts(stage);
        counts.keySet().stream()
                .filter(name -> isNew(stage, name))
                .forEach(name -> counter(stage, name, "Counted inside the stage", all -> all.count(stage, name)));
        if (counts.containsKey(CACHE_HITS) && counts.containsKey(ENCODED) && isNew(stage, HIT_RATIO)) {
            Gauge.builder(PREFIX + HIT_RATIO, this, all -> all.hitRatio(stage))
                    .description("Share of look-ups in the stage's cache that found something")
                    .tags(common.and("stage", ShownText.line(stage)))
                    .register(registry);
        }
        if (prices.isPresent() && counts.containsKey(TokenPrices.INPUT_TOKENS) && isNew(stage, COST)) {
            TokenPrices price = prices.get();
            counter(stage, COST, "Cost of the language model's tokens", all -> price.cost(all.counts(stage)));
        }
    }

    private boolean isNew(String stage, String name) {
        return bound.add(List.of(stage, name));
    }

    private void counter(String stage, String name, String description, ToDoubleFunction<StageCounters> value) {
        FunctionCounter.builder(PREFIX + name, this, value)
                .description(description)
                .tags(common.and("stage", ShownText.line(stage)))
                .register(registry);
    }

    private double count(String stage, String name) {
        return counts(stage).getOrDefault(name, 0L);
    }

    /** Returns hits by all look-ups; 0 before the first. */
    private double hitRatio(String stage) {
        double hits = count(stage, CACHE_HITS);
        double all = hits + count(stage, ENCODED);
        return all == 0 ? 0 : hits / all;
    }

    private Map<String, Long> counts(String stage) {
        ClassificationPipeline observed = pipeline;
        return observed == null ? Map.of() : observed.counters().getOrDefault(stage, Map.of());
    }
}
