package io.logclf.server;

import io.logclf.api.text.ShownText;
import java.util.Map;
import java.util.TreeMap;

/** The stages' own counters as Prometheus text, {@code logclf_stage_NAME_total{stage="..."}}. */
final class StageCounters {

    private StageCounters() {}

    /** @param counters by stage and name, as a pipeline tells them */
    static String text(Map<String, Map<String, Long>> counters) {
        StringBuilder text = new StringBuilder();
        byName(counters).forEach((name, stages) -> {
            String metric = "logclf_stage_" + name + "_total";
            text.append("# HELP ").append(metric).append(" Counted inside the stage\n");
            text.append("# TYPE ").append(metric).append(" counter\n");
            stages.forEach((stage, count) -> line(metric, stage, Long.toString(count), text));
        });
        addHitRatio(counters, text);
        return text.toString();
    }

    /** By name and stage, in order, so that a counter's lines stand together. */
    private static Map<String, Map<String, Long>> byName(Map<String, Map<String, Long>> counters) {
        Map<String, Map<String, Long>> byName = new TreeMap<>();
        counters.forEach((stage, counts) -> counts.forEach((name, count) ->
                byName.computeIfAbsent(name, key -> new TreeMap<>()).put(stage, count)));
        return byName;
    }

    /** Of the look-ups in a stage's cache, the share that found something. */
    private static void addHitRatio(Map<String, Map<String, Long>> counters, StringBuilder text) {
        String metric = "logclf_stage_cache_hit_ratio";
        StringBuilder lines = new StringBuilder();
        counters.forEach((stage, counts) -> {
            Long hits = counts.get("cache_hits");
            if (hits != null) {
                double all = hits + counts.getOrDefault("encoded", 0L);
                line(metric, stage, Double.toString(all == 0 ? 0.0 : hits / all), lines);
            }
        });
        if (!lines.isEmpty()) {
            text.append("# HELP ").append(metric);
            text.append(" Share of look-ups in the stage's cache that found something\n");
            text.append("# TYPE ").append(metric).append(" gauge\n").append(lines);
        }
    }

    private static void line(String metric, String stage, String value, StringBuilder text) {
        text.append(metric)
                .append("{stage=\"")
                .append(ShownText.line(stage).replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"} ")
                .append(value)
                .append('\n');
    }
}
