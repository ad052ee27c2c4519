package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds rows that contradict rows of the same template, or the templates nearest to theirs. */
final class Suspects {

    /** As many of the nearest must agree on another label. */
    private static final int NEIGHBOURS = 3;
    /** And be at least as similar as this. */
    private static final double SIMILAR = 0.8;
    /** Neighbours are compared for no more texts than this; beyond, only equal templates are. */
    private static final int MOST_TEXTS = 3_000;

    private Suspects() {}

    /** @param templates of the texts, in their order */
    static List<Suspect> find(List<LabelledEntry> entries, List<TrainingText> texts, List<TrainingTemplate> templates) {
        List<Suspect> suspects = new ArrayList<>();
        for (TrainingText text : texts) {
            addContradictions(entries, text, suspects);
        }
        for (int i = 0; i < texts.size() && texts.size() <= MOST_TEXTS; i++) {
            addLonely(entries, texts, templates, i, suspects);
        }
        return suspects;
    }

    private static void addContradictions(List<LabelledEntry> entries, TrainingText text, List<Suspect> suspects) {
        for (int row : text.rows()) {
            LabelledEntry entry = entries.get(row);
            if (!entry.label().equals(text.label())) {
                suspects.add(new Suspect(
                        entry.place(),
                        entry.label(),
                        List.of(text.label()),
                        "most rows of the same template are '" + text.label() + "'"));
            }
        }
    }

    private static void addLonely(
            List<LabelledEntry> entries,
            List<TrainingText> texts,
            List<TrainingTemplate> templates,
            int i,
            List<Suspect> suspects) {
        TrainingTemplate template = templates.get(i);
        double[] similarities = templates.stream()
                .mapToDouble(other -> other.embedding().cosineSimilarity(template.embedding()))
                .toArray();
        List<Integer> nearest = IntStream.range(0, templates.size())
                .filter(other ->
                        other != i && texts.get(other).group() != texts.get(i).group())
                .boxed()
                .sorted(Comparator.comparingDouble(other -> -similarities[other]))
                .limit(NEIGHBOURS)
                .toList();
        List<Label> labels = nearest.stream()
                .map(other -> templates.get(other).label())
                .distinct()
                .toList();
        if (nearest.size() == NEIGHBOURS
                && labels.size() == 1
                && !labels.get(0).equals(template.label())
                && similarities[nearest.get(NEIGHBOURS - 1)] >= SIMILAR) {
            suspects.add(new Suspect(
                    entries.get(texts.get(i).rows().get(0)).place(),
                    template.label(),
                    labels,
                    String.format(
                            Locale.ROOT,
                            "the %d nearest templates are '%s', with similarity %.2f and more",
                            NEIGHBOURS,
                            labels.get(0),
                            similarities[nearest.get(NEIGHBOURS - 1)])));
        }
    }
}
