package io.logclf.training.train.texts;

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

/**
 * The distinct normalized messages of labelled entries, sorted by text, so that the order of entries makes
 * no difference. Immutable.
 *
 * Masked texts and mined templates are two groupings of the same messages: masking replaces what has the
 * form of a value, mining finds what varies in this log. A text takes the smallest number of its messages'
 * templates as its group.
 */
public final class TrainingTexts {

    private final List<TrainingText> all;
    private final int[] textOfEntry;

    private TrainingTexts(List<TrainingText> all, int[] textOfEntry) {
        this.all = List.copyOf(all);
        this.textOfEntry = textOfEntry;
    }

    /**
     * Masks and mines all entries, in time linear in their characters.
     *
     * @param normalizer masks the messages, and keeps the values that labels depend on
     */
    public static TrainingTexts of(List<LabelledEntry> entries, Normalizer normalizer) {
        TemplateMiner miner = new TemplateMiner();
        Map<String, List<Integer>> entriesByText = new TreeMap<>();
        int[] tickets = new int[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            String message = entries.get(i).entry().message();
            tickets[i] = miner.add(message);
            entriesByText
                    .computeIfAbsent(normalizer.normalize(message), text -> new ArrayList<>())
                    .add(i);
        }
        MinedTemplates mined = miner.mine();
        List<TrainingText> texts = new ArrayList<>();
        int[] textOfEntry = new int[entries.size()];
        entriesByText.forEach((text, places) -> {
            places.forEach(i -> textOfEntry[i] = texts.size());
            List<LabelledEntry> own = places.stream().map(entries::get).toList();
            int group = places.stream()
                    .mapToInt(i -> mined.template(tickets[i]).id())
                    .min()
                    .orElseThrow();
            texts.add(new TrainingText(text, majority(own), group, own));
        });
        return new TrainingTexts(texts, textOfEntry);
    }

    /** Returns the texts, sorted. */
    public List<TrainingText> all() {
        return all;
    }

    /** Returns the place in {@link #all} of an entry's text. */
    public int textOfEntry(int entry) {
        return textOfEntry[entry];
    }

    /**
     * Returns the label of most entries; of equal counts the first in the alphabet, so that order makes no
     * difference.
     */
    private static Label majority(List<LabelledEntry> entries) {
        Map<Label, Integer> counts = new LinkedHashMap<>();
        entries.forEach(entry -> counts.merge(entry.label(), 1, Integer::sum));
        return counts.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<Label, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().name()))
                .orElseThrow()
                .getKey();
    }
}
