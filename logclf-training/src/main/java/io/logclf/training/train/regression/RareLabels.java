package io.logclf.training.train.regression;

import io.logclf.api.Label;
import io.logclf.training.train.texts.TrainingText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Corrects the prior of labels with few templates.
 *
 * How many wordings a label has says little of how often it is logged: a label with two of two hundred
 * templates may have a tenth of the rows, and regression over templates would make it a hundredth. So a
 * label with few templates is taken to be as likely beforehand as if each of its rows were a template, up
 * to twenty (logit adjustment: Menon et al., Long-tail learning via logit adjustment, 2021, for such labels
 * only). Immutable.
 *
 * An example: 2 templates with 50 rows are lifted by {@code log(20 / 2)}, 2 templates with 2 rows and 30
 * templates with any not at all.
 */
final class RareLabels {

    /** With as many templates, a label's share of them is taken at its word. */
    private static final double ENOUGH = 20;

    private final Map<Label, Set<Integer>> templates = new HashMap<>();
    private final Map<Label, Integer> rows = new HashMap<>();

    private RareLabels(List<TrainingText> texts) {
        for (TrainingText text : texts) {
            templates.computeIfAbsent(text.label(), label -> new HashSet<>()).add(text.group());
            rows.merge(text.label(), text.rows(), Integer::sum);
        }
    }

    /** Counts the templates and rows of each label. */
    static RareLabels of(List<TrainingText> texts) {
        return new RareLabels(texts);
    }

    /**
     * Returns what is added to the bias of a label, at least 0; 0 for one with twenty templates or more, or
     * that no text has.
     */
    double lift(Label label) {
        int known = templates.getOrDefault(label, Set.of()).size();
        return known == 0 ? 0 : Math.log(Math.max(1, Math.min(ENOUGH, rows.getOrDefault(label, 0)) / known));
    }
}
