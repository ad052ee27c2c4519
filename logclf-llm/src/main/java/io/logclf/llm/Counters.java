package io.logclf.llm;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what has happened. Safe for concurrent use. */
final class Counters {

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    /** What is counted, under its name in lower case. */
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
            counts.put(count, new LongAdder());
        }
    }

    void add(Count count, long number) {
        LongAdder adder = counts.get(count);
        if (adder != null) {
            adder.add(number);
        }
    }

    Map<String, Long> byName() {
        Map<String, Long> byName = new TreeMap<>();
        counts.forEach((count, adder) -> byName.put(count.name().toLowerCase(Locale.ROOT), adder.sum()));
        return Map.copyOf(byName);
    }
}
