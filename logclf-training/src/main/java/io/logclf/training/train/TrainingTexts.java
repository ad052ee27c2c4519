package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledEntry;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.mining.TemplateMiner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The distinct normalized messages of labelled entries, sorted by text, so that the order of rows makes no difference. */
final class TrainingTexts {

    private TrainingTexts() {}

    static List<TrainingText> of(List<LabelledEntry> entries, Normalizer normalizer) {
        TemplateMiner miner = new TemplateMiner();
        Map<String, List<Integer>> rowsByText = new TreeMap<>();
        int[] tickets = new int[entries.size()];
        for (int row = 0; row < entries.size(); row++) {
            String message = entries.get(row).entry().message();
            tickets[row] = miner.add(message);
            rowsByText
                    .computeIfAbsent(normalizer.normalize(message), text -> new ArrayList<>())
                    .add(row);
        }
        MinedTemplates mined = miner.mine();
        List<TrainingText> texts = new ArrayList<>();
        rowsByText.forEach((text, rows) -> texts.add(new TrainingText(
                text,
                majority(rows.stream().map(row -> entries.get(row).label()).toList()),
                rows.stream()
                        .mapToInt(row -> mined.template(tickets[row]).id())
                        .min()
                        .orElseThrow(),
                rows)));
        return texts;
    }

    private static Label majority(List<Label> labels) {
        Map<Label, Integer> counts = new LinkedHashMap<>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<Label, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().name()))
                .orElseThrow()
                .getKey();
    }
}
