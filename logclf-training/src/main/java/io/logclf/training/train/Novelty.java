package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.evaluate.Auroc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well the guard tells a label that it has never seen from new templates of those that it has. */
final class Novelty {

    /** Labels with fewer texts say little, and more labels than this take long. */
    private static final int LEAST_TEXTS = 5;

    private static final int MOST_LABELS = 20;

    private Novelty() {}

    /**
     * Leaves each label out of fitting in turn. Familiar are the texts of other labels in the first fold, which is held back too.
     * Of many texts, some are drawn.
     *
     * @return the area under the ROC curve, by label
     */
    static Map<Label, Double> byLabelLeftOut(List<EncodedText> all, long seed) {
        List<EncodedText> texts = HeadTrainer.drawn(all, seed);
        List<TrainingTemplate> templates = EncodedText.templates(texts);
        int[] folds = Folds.byGroup(EncodedText.texts(texts), HeadTrainer.FOLDS, seed);
        Map<Label, Double> result = new TreeMap<>(Comparator.comparing(Label::name));
        List<Label> labels = templates.stream()
                .map(TrainingTemplate::label)
                .distinct()
                .filter(label -> texts(templates, label) >= LEAST_TEXTS)
                .limit(MOST_LABELS)
                .toList();
        for (Label label : labels) {
            List<TrainingTemplate> fitted = new ArrayList<>();
            List<TrainingTemplate> familiar = new ArrayList<>();
            List<TrainingTemplate> unfamiliar = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                TrainingTemplate template = templates.get(i);
                (template.label().equals(label) ? unfamiliar : folds[i] == 0 ? familiar : fitted).add(template);
            }
            if (!fitted.isEmpty() && !familiar.isEmpty()) {
                NoveltyGuard guard = NoveltyGuard.fit(fitted);
                Auroc.of(distances(guard, familiar), distances(guard, unfamiliar))
                        .ifPresent(area -> result.put(label, area));
            }
        }
        return result;
    }

    private static long texts(List<TrainingTemplate> templates, Label label) {
        return templates.stream()
                .filter(template -> template.label().equals(label))
                .count();
    }

    private static double[] distances(NoveltyGuard guard, List<TrainingTemplate> templates) {
        return templates.stream()
                .mapToDouble(template -> guard.distance(template.embedding()))
                .toArray();
    }
}
