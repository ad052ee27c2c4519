package io.logclf.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stages' own counters as Prometheus text, {@code logclf_stage_NAME_total{stage="..."}}. They begin again at 0 when a bundle
 * is loaded anew; here they go on. Safe for concurrent use.
 */
final class StageCounters {

    /** By counter and stage; keys in order, so that a counter's lines stand together. */
    private final Map<String, Map<String, Running>> running = new TreeMap<>();

    /** Takes in the counts as they are now. */
    synchronized void look(Map<String, Map<String, Long>> counters) {
        counters.forEach((stage, counts) ->
                counts.forEach((name, count) -> running.computeIfAbsent(name, key -> new LinkedHashMap<>())
                        .computeIfAbsent(stage, key -> new Running())
                        .look(count)));
    }

    synchronized String text(Map<String, Map<String, Long>> counters) {
        look(counters);
        StringBuilder text = new StringBuilder();
        running.forEach((name, stages) -> {
            String metric = "logclf_stage_" + name + "_total";
            text.append("# HELP ").append(metric).append(" Counted inside the stage\n");
            text.append("# TYPE ").append(metric).append(" counter\n");
            stages.forEach((stage, count) -> text.append(metric)
                    .append("{stage=\"")
                    .append(escaped(stage))
                    .append("\"} ")
                    .append(count.total())
                    .append('\n'));
        });
        addHitRatio(text);
        return text.toString();
    }

    /** Of the look-ups in a stage's cache, the share that found something. */
    private void addHitRatio(StringBuilder text) {
        Map<String, Running> hits = running.getOrDefault("cache_hits", Map.of());
        Map<String, Running> misses = running.getOrDefault("encoded", Map.of());
        if (hits.isEmpty()) {
            return;
        }
        text.append(
                "# HELP logclf_stage_cache_hit_ratio Share of look-ups in the stage's cache that found something\n");
        text.append("# TYPE logclf_stage_cache_hit_ratio gauge\n");
        hits.forEach((stage, count) -> {
            double found = count.total();
            double all = found + misses.getOrDefault(stage, new Running()).total();
            text.append("logclf_stage_cache_hit_ratio{stage=\"")
                    .append(escaped(stage))
                    .append("\"} ")
                    .append(all == 0 ? 0.0 : found / all)
                    .append('\n');
        });
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static final class Running {

        private long before;
        private long last;

        void look(long count) {
            if (count < last) {
                before += last;
            }
            last = count;
        }

        long total() {
            return before + last;
        }
    }
}
