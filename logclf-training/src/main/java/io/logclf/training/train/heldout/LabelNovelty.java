package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Folds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the novelty guard tells messages of a label that it has never seen from new templates of those
 * that it has.
 *
 * Each label in turn plays the label that nobody has trained. The area under the ROC curve of the guard's
 * distances is 1 if every message of it is farther from the training data than every new template of the
 * others, and 0.5 if the distance says nothing. It goes into the model card only, and decides nothing.
 */
public final class LabelNovelty {

    /** Labels with fewer texts say little. */
    private static final int LEAST_TEXTS = 5;

    /** More labels than this take long, as the guard is fitted again for each. */
    private static final int MOST_LABELS = 20;

    private LabelNovelty() {}

    /**
     * Leaves each label out of fitting in turn. Familiar are the texts of other labels in the first fold,
     * which is held back too; unfamiliar are those of the label. Of many texts, some are drawn.
     *
     * @param all texts with embeddings, in any number
     * @param seed of the folds and of what is drawn
     * @return the area under the ROC curve by label, in the order of names; without labels that have too
     *     few texts, or nothing to compare with
     */
    public static Map<Label, Double> byLabelLeftOut(List<EncodedText> all, long seed) {
        List<EncodedText> texts = HeadTrainer.drawn(all, seed);
        List<TrainingTemplate> templates = EncodedText.templates(texts);
        int[] folds = Folds.byGroup(EncodedText.texts(texts), Folds.COUNT, seed);
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

    /** Returns how far each text is from what the guard was fitted to. */
    private static double[] distances(NoveltyGuard guard, List<TrainingTemplate> templates) {
        return templates.stream()
                .mapToDouble(template -> guard.distance(template.embedding()))
                .toArray();
    }
}
