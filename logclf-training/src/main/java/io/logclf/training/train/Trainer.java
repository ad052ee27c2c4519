package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.Verdict;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Sides;
import io.logclf.head.TrainedHead;
import io.logclf.lexical.RememberedTemplate;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import io.logclf.training.rules.BackgroundMessages;
import io.logclf.training.rules.RuleSelection;
import io.logclf.training.train.heldout.HeadTrainer;
import io.logclf.training.train.texts.BackgroundText;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Parallel;
import io.logclf.training.train.texts.RandomSample;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Turns a training set into rules, a template memory, heads and exemplars, and decides for each label which
 * of them fit ({@code docs/training.md} has the rules of that).
 *
 * <pre>{@code
 * entries -> TrainingSet -> TrainingText -> EncodedText -> heads with thresholds   (HeadTrainer)
 *                                        -> rules of predictable templates        (RuleSelection)
 *                                        -> memory of unanimous texts             (TemplateMemory)
 *                                        -> exemplars                             (Exemplars)
 * }</pre>
 *
 * The same entries, rules, encoder and options give the same result, in whatever order the entries come,
 * and on any executor. Safe for concurrent use.
 */
final class Trainer {

    /** A label with fewer rows is left to a language model. */
    private static final int LEAST_ROWS = 10;

    /** A label with fewer masked texts is left to a language model: one wording says nothing about others. */
    private static final int LEAST_TEMPLATES = 2;

    /** In how many ways few texts are split to find thresholds. */
    private static final int SPLITS = 3;

    private final TextEncoder encoder;
    private final List<Rule> handWritten;
    private final TrainingOptions options;
    private final int splits;
    private final Executor executor;

    /**
     * Configures the trainer.
     *
     * @param encoder stays the caller's
     * @param handWritten rules that stand before induced ones
     * @param executor runs encoding, and the fits of folds
     */
    Trainer(TextEncoder encoder, List<Rule> handWritten, TrainingOptions options, Executor executor) {
        this(encoder, handWritten, options, SPLITS, executor);
    }

    private Trainer(
            TextEncoder encoder, List<Rule> handWritten, TrainingOptions options, int splits, Executor executor) {
        this.encoder = encoder;
        this.handWritten = List.copyOf(handWritten);
        this.options = options;
        this.splits = splits;
        this.executor = executor;
    }

    /**
     * Returns a trainer of what is trained to be measured and thrown away: on the calling thread, so that several can work at once, and
     * with thresholds from one split, which costs a third.
     */
    Trainer ofParts() {
        return new Trainer(encoder, handWritten, options, 1, Runnable::run);
    }

    /**
     * Encodes the texts of a set, in portions on the executor. Embeddings get length 1, as heads see them,
     * whether the encoder gives them that or not.
     */
    List<EncodedText> encode(TrainingSet set) {
        Normalizer normalizer = set.normalizer();
        return Parallel.inPortions(set.texts(), portion -> encode(portion, normalizer), executor);
    }

    private List<EncodedText> encode(List<TrainingText> texts, Normalizer normalizer) {
        List<Embedding> embeddings = encoder.encodeAll(
                normalizer.encoderTexts(texts.stream().map(TrainingText::text).toList()));
        List<EncodedText> encoded = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            TrainingText text = texts.get(i);
            encoded.add(new EncodedText(
                    text,
                    new TrainingTemplate(
                            text.text(), text.label(), embeddings.get(i).normalized()),
                    Ngrams.of(text.text())));
        }
        return encoded;
    }

    /** Returns messages of other systems, as many as texts if there are, drawn by the seed. */
    private List<BackgroundText> background(Normalizer normalizer, int texts) {
        List<String> all = BackgroundMessages.messages().stream()
                .map(normalizer::normalize)
                .distinct()
                .toList();
        List<String> masked = RandomSample.of(all, texts, options.seed());
        List<Embedding> embeddings = encoder.encodeAll(normalizer.encoderTexts(masked));
        List<BackgroundText> encoded = new ArrayList<>();
        for (int i = 0; i < masked.size(); i++) {
            encoded.add(new BackgroundText(embeddings.get(i).normalized(), Ngrams.of(masked.get(i))));
        }
        return encoded;
    }

    /**
     * Trains on a set.
     *
     * @param encoded its texts, as {@link #encode} gives them
     * @throws io.logclf.training.TrainingException if they have fewer than two labels
     */
    TrainedStages train(TrainingSet set, List<EncodedText> encoded) {
        set.requireTwoLabels();
        List<TrainingText> texts = set.texts();
        List<Rule> rules = new ArrayList<>(handWritten);
        RuleSelection.induce(texts, RuleSelection.ids(handWritten), options.seed()).stream()
                .filter(rule -> !options.isNone(rule.label()))
                .forEach(rules::add);
        List<Label> headLabels = headLabels(texts);
        if (headLabels.stream().allMatch(options::isNone)) {
            headLabels = TrainingText.labels(texts);
        }
        HeadTrainer trainer =
                new HeadTrainer(options.none(), options.targetPrecision(), splits, options.seed(), executor);
        HeadTrainer.Result result = trainer.train(
                encoded,
                () -> background(set.normalizer(), encoded.size()),
                headLabels,
                new TrainedHead.Origin(
                        set.normalizer().id(),
                        set.normalizer().kept(),
                        sides(texts),
                        DataHash.of(set.entries()),
                        options.seed()),
                encoder.fingerprint());
        return new TrainedStages(
                rules,
                result.head(),
                memory(texts),
                Exemplars.of(EncodedText.templates(encoded).stream()
                        .filter(template -> !options.isNone(template.label()))
                        .toList()),
                plans(texts, rules, headLabels, result.head()).stream()
                        .filter(plan -> !options.isNone(plan.label()))
                        .toList(),
                result.promises());
    }

    /**
     * Returns on which side of opposites, such as success and failure, the texts of each
     * label stand, so that a stage does not give a label to a message that says the opposite.
     */
    private static Sides sides(List<TrainingText> texts) {
        return Sides.of(texts.stream()
                .collect(Collectors.groupingBy(
                        TrainingText::label, Collectors.mapping(TrainingText::text, Collectors.toList()))));
    }

    /** Returns what training saw with one label only. Texts that rows disagree on are left to the heads. */
    private TemplateMemory memory(List<TrainingText> texts) {
        return TemplateMemory.of(texts.stream()
                .filter(text -> text.isUnanimous() && !options.isNone(text.label()))
                .map(text -> new RememberedTemplate(text.text(), text.label(), text.rows()))
                .toList());
    }

    /**
     * Returns the labels that heads may give: those with enough rows and masked texts, in the order of
     * names.
     */
    private static List<Label> headLabels(List<TrainingText> texts) {
        Map<Label, int[]> counts = new HashMap<>();
        for (TrainingText text : texts) {
            int[] count = counts.computeIfAbsent(text.label(), label -> new int[2]);
            count[0] += text.rows();
            count[1]++;
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= LEAST_ROWS && entry.getValue()[1] >= LEAST_TEMPLATES)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Label::name))
                .toList();
    }

    /** Returns what decides for each label that some row has, in the order of names. */
    private static List<LabelPlan> plans(
            List<TrainingText> texts, List<Rule> rules, List<Label> headLabels, EmbeddingHead head) {
        Map<Label, Integer> ruleRows = ruleRows(texts, rules);
        Map<Label, Integer> rows = new TreeMap<>(Comparator.comparing(Label::name));
        Map<Label, Integer> templates = new HashMap<>();
        for (TrainingText text : texts) {
            text.entries().forEach(row -> rows.merge(row.label(), 1, Integer::sum));
            text.entries().stream()
                    .map(LabelledEntry::label)
                    .distinct()
                    .forEach(label -> templates.merge(label, 1, Integer::sum));
        }
        List<LabelPlan> plans = new ArrayList<>();
        rows.forEach((label, count) -> plans.add(new LabelPlan(
                label,
                count,
                templates.getOrDefault(label, 0),
                (int) rules.stream().filter(rule -> rule.label().equals(label)).count(),
                ruleRows.getOrDefault(label, 0),
                headLabels.contains(label),
                headLabels.contains(label) ? head.thresholds().sure() : 1)));
        return plans;
    }

    /** Counts the rows that rules decide rightly, by label. */
    private static Map<Label, Integer> ruleRows(List<TrainingText> texts, List<Rule> rules) {
        Map<Label, Integer> rows = new HashMap<>();
        if (rules.isEmpty()) {
            return rows;
        }
        try (RegexClassifier regex = RegexClassifier.of(RuleSet.of(rules))) {
            for (TrainingText text : texts) {
                for (LabelledEntry row : text.entries()) {
                    if (regex.classify(row.entry()) instanceof Verdict.Decided decided
                            && decided.label().equals(row.label())) {
                        rows.merge(row.label(), 1, Integer::sum);
                    }
                }
            }
        }
        return rows;
    }
}
