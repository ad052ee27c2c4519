package io.logclf.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all generations of a reloadable pipeline have counted together. Monitoring takes the counts for counters that
 * only rise, and would see a fall as a restart; so the final counts of closed generations are kept. A generation counts
 * until its last message is done, also after it was replaced. Safe for concurrent use.
 */
final class GenerationCounts {

    /** Generations that may still count, the newest first. */
    private final List<Generation> open = new ArrayList<>();
    /** The final counts of all others, by stage and name. */
    private final Map<String, Map<String, Long>> closed = new LinkedHashMap<>();

    /** Adds a generation that begins to count. */
    synchronized void opened(Generation generation) {
        open.add(0, generation);
    }

    /** Keeps the counts of a generation that has counted its last message. */
    synchronized void closed(Generation generation) {
        if (open.remove(generation)) {
            add(generation.pipeline().counters(), closed);
        }
    }

    /**
     * Returns the sums by stage and name: first the stages of the newest generation, in their order, then stages that
     * are gone.
     */
    synchronized Map<String, Map<String, Long>> sums() {
        Map<String, Map<String, Long>> sums = new LinkedHashMap<>();
        open.forEach(generation -> add(generation.pipeline().counters(), sums));
        add(closed, sums);
        return sums;
    }

    private static void add(Map<String, Map<String, Long>> counts, Map<String, Map<String, Long>> sums) {
        counts.forEach((stage, byName) -> {
            Map<String, Long> sum = sums.computeIfAbsent(stage, name -> new LinkedHashMap<>());
            byName.forEach((name, count) -> sum.merge(name, count, Long::sum));
        });
    }
}
