package io.logclf.llm;

import io.logclf.api.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The counters of a stage, all of which only rise. {@link LlmClassifier#counters} says what each counts. Safe for
 * concurrent use.
 */
final class Counters {

    private final Map<Count, Counter> counts = new EnumMap<>(Count.class);

    /** The counters, in their order; their names in lower case are those that hosts see. */
    enum Count {
        CALLS,
        RETRIES,
        FAILURES,
        BUDGET_SPENT,
        BATCHES,
        CORRECTIONS,
        INPUT_TOKENS,
        OUTPUT_TOKENS,
        CACHE_HITS,
        REDACTED
    }

    Counters() {
        for (Count count : Count.values()) {
            counts.put(count, new Counter(count.name().toLowerCase(Locale.ROOT)));
        }
    }

    void add(Count count, long times) {
        Objects.requireNonNull(counts.get(count)).add(times);
    }

    List<Counter> all() {
        return List.copyOf(counts.values());
    }
}
