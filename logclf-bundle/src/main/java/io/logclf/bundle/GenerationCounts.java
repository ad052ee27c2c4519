package io.logclf.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all generations of a pipeline have counted together, so that no count falls when a bundle is loaded again. Safe for
 * concurrent use.
 */
final class GenerationCounts {

    /** Those that may still count, the newest first. */
    private final List<Generation> open = new ArrayList<>();
    /** The final counts of the others, by stage and name. */
    private final Map<String, Map<String, Long>> closed = new LinkedHashMap<>();

    synchronized void opened(Generation generation) {
        open.add(0, generation);
    }

    /** Keeps the counts of a generation that counts no more. */
    synchronized void closed(Generation generation) {
        if (open.remove(generation)) {
            add(generation.pipeline().counters(), closed);
        }
    }

    /** Returns the sums by stage and name: first the stages of the newest generation, in their order. */
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
