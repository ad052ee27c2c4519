package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.Verdict;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Turns labelled entries into rules, a head with its guard, and exemplars, and decides for each label which of them fit
 * ({@code docs/training.md} has the rules of that). The same entries, rules, encoder and options give the same result, in
 * whatever order the entries come, and on any executor. Safe for concurrent use.
 */
final class Trainer {

    /** A label with fewer rows or templates is left to a language model. */
    private static final int LEAST_ROWS = 10;

    private static final int LEAST_TEMPLATES = 2;

    private final Normalizer normalizer = Normalizer.standard();
    private final TextEncoder encoder;
    private final List<Rule> handWritten;
    private final TrainingOptions options;
    private final Executor executor;

    Trainer(TextEncoder encoder, List<Rule> handWritten, TrainingOptions options, Executor executor) {
        this.encoder = encoder;
        this.handWritten = List.copyOf(handWritten);
        this.options = options;
        this.executor = executor;
    }

    /** The distinct texts of entries. */
    List<TrainingText> texts(List<LabelledEntry> entries) {
        return TrainingTexts.of(entries, normalizer);
    }

    /** The penalty that fits texts that are held back best. */
    double penalty(List<TrainingText> texts, List<TrainingTemplate> templates) {
        return HeadTrainer.penalty(texts, templates, options.seed(), executor);
    }

    /** The texts with their embeddings. */
    List<TrainingTemplate> templates(List<TrainingText> texts) {
        List<String> messages = texts.stream().map(TrainingText::text).toList();
        List<Embedding> embeddings =
                Parallel.inPortions(messages, portion -> encoder.encodeAll(normalizer.encoderTexts(portion)), executor);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            templates.add(new TrainingTemplate(messages.get(i), texts.get(i).label(), embeddings.get(i)));
        }
        return templates;
    }

    /**
     * Trains on some of the texts of {@code entries}.
     *
     * @throws TrainingException if they have fewer than two labels
     */
    Trained train(
            List<LabelledEntry> entries,
            List<TrainingText> texts,
            List<TrainingTemplate> templates,
            double penalty,
            String dataHash) {
        requireTwoLabels(entries, texts);
        List<Rule> rules = new ArrayList<>(handWritten);
        rules.addAll(RuleSelection.induce(entries, texts, RuleSelection.ids(handWritten), options.seed()));
        List<Label> headLabels = headLabels(texts);
        if (headLabels.isEmpty()) {
            headLabels = texts.stream().map(TrainingText::label).distinct().toList();
        }
        HeadTrainer.Result result = HeadTrainer.train(
                texts,
                templates,
                headLabels,
                penalty,
                new TrainedHead.Origin(normalizer.id(), dataHash, options.seed()),
                encoder.fingerprint(),
                options,
                executor);
        return new Trained(
                rules,
                result.head(),
                Exemplars.of(templates),
                plans(entries, texts, rules, headLabels, result.head()),
                penalty);
    }

    static void requireTwoLabels(List<LabelledEntry> entries, List<TrainingText> texts) {
        Set<Label> labels = new HashSet<>();
        texts.forEach(text -> labels.add(text.label()));
        if (labels.size() < 2) {
            boolean outvoted =
                    entries.stream().map(LabelledEntry::label).distinct().count() > 1;
            throw new TrainingException(entries.get(0).file() + ": has rows of one label only, '"
                    + texts.get(0).label() + "'"
                    + (outvoted ? ", but for those whose messages have that label as often or more often" : "")
                    + "; there is nothing to tell apart, so give rows of two labels or more");
        }
    }

    private static List<Label> headLabels(List<TrainingText> texts) {
        Map<Label, int[]> counts = new HashMap<>();
        for (TrainingText text : texts) {
            int[] count = counts.computeIfAbsent(text.label(), label -> new int[2]);
            count[0] += text.rows().size();
            count[1]++;
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= LEAST_ROWS && entry.getValue()[1] >= LEAST_TEMPLATES)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Label::name))
                .toList();
    }

    private static List<LabelPlan> plans(
            List<LabelledEntry> entries,
            List<TrainingText> texts,
            List<Rule> rules,
            List<Label> headLabels,
            EmbeddingHead head) {
        Map<Label, Integer> ruleRows = ruleRows(entries, texts, rules);
        Map<String, List<TrainingText>> byLabel = new TreeMap<>();
        texts.forEach(text -> byLabel.computeIfAbsent(text.label().name(), name -> new ArrayList<>())
                .add(text));
        List<LabelPlan> plans = new ArrayList<>();
        byLabel.forEach((name, ofLabel) -> {
            Label label = new Label(name);
            plans.add(new LabelPlan(
                    label,
                    ofLabel.stream().mapToInt(text -> text.rows().size()).sum(),
                    ofLabel.size(),
                    (int) rules.stream()
                            .filter(rule -> rule.label().equals(label))
                            .count(),
                    ruleRows.getOrDefault(label, 0),
                    headLabels.contains(label),
                    headLabels.contains(label) ? head.thresholds().sure() : 1));
        });
        return plans;
    }

    private static Map<Label, Integer> ruleRows(
            List<LabelledEntry> entries, List<TrainingText> texts, List<Rule> rules) {
        Map<Label, Integer> rows = new HashMap<>();
        if (rules.isEmpty()) {
            return rows;
        }
        try (RegexClassifier regex = RegexClassifier.of(RuleSet.of(rules))) {
            for (TrainingText text : texts) {
                for (int row : text.rows()) {
                    if (regex.classify(entries.get(row).entry()) instanceof Verdict.Decided decided
                            && decided.label().equals(text.label())) {
                        rows.merge(text.label(), 1, Integer::sum);
                    }
                }
            }
        }
        return rows;
    }
}
