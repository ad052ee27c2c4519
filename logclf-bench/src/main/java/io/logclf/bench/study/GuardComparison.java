package io.logclf.bench.study;

import io.logclf.api.Label;
import io.logclf.bench.CsvMessages;
import io.logclf.bench.Usage;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Compares ways to tell unfamiliar messages from familiar ones ({@link GuardCandidate}), and prints a table for the documentation:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.study.GuardComparison LABELLED.csv FOREIGN_FOLDER [MIN_TEMPLATES]
 * }</pre>
 *
 * <p>Messages are masked, and each masked message counts as a template. Familiar are the templates of one part in five, to a
 * guard that was fitted to the other four; foreign are the messages in the CSV files of the folder (column {@code Content}).
 * And every label is left out of fitting in turn, and must then be told from the templates of other labels that were held back.
 *
 * <p>Labels with fewer templates than MIN_TEMPLATES, which defaults to ten, take part in fitting but are not evaluated: when one of two
 * templates is held back, there is nothing to recognize it by.
 *
 * <p>Each figure stands there twice: counted by message, and in brackets by template. AUROC is the probability that a familiar one scores
 * higher than a foreign one; "accepted" is the share of foreign ones that score at least as high as 95 % of the familiar ones do.
 */
public final class GuardComparison {

    /** Parts of the known templates, each held back once. */
    private static final int FOLDS = 5;

    private static final int MIN_TEMPLATES = 10;

    /** The share of familiar messages that a threshold must accept. */
    private static final double ACCEPTED = 0.95;

    private static final long SEED = 1;

    /** Labelled templates, shuffled. */
    private final List<TrainingTemplate> known = new ArrayList<>();

    /** How many messages each known template stands for. */
    private final Map<String, Long> knownMessages;

    /** Labels that are evaluated. */
    private final Set<Label> largeLabels;

    /** How many lines each foreign template stands for. */
    private final Map<String, Long> foreignLines;

    private final Map<String, Embedding> foreign = new LinkedHashMap<>();

    /** Encodes all templates once, for all candidates; the order of the known ones is shuffled, as their folds are slices of it. */
    private GuardComparison(
            TextEncoder encoder,
            Map<String, Label> labelled,
            Map<String, Long> knownMessages,
            Map<String, Long> foreignLines,
            int minTemplates) {
        this.knownMessages = knownMessages;
        labelled.forEach((message, label) -> known.add(new TrainingTemplate(
                message, label, encoder.encode(Normalizer.standard().encoderText(message)))));
        Collections.shuffle(known, new Random(SEED));
        this.largeLabels =
                known.stream()
                        .collect(Collectors.groupingBy(TrainingTemplate::label, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() >= minTemplates)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        this.foreignLines = foreignLines;
        foreignLines
                .keySet()
                .forEach(message -> foreign.put(
                        message, encoder.encode(Normalizer.standard().encoderText(message))));
    }

    /** Prints the table. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 2 || args.length == 3, "LABELLED.csv FOREIGN_FOLDER [MIN_TEMPLATES]");
        Map<String, Label> labelled = new LinkedHashMap<>();
        Map<String, Long> messages = new LinkedHashMap<>();
        CsvMessages.read(Path.of(args[0]), "log_message", "target_label", (message, label) -> {
            String masked = Normalizer.standard().normalize(message);
            labelled.putIfAbsent(masked, new Label(label));
            messages.merge(masked, 1L, Long::sum);
        });
        Map<String, Long> foreign = new LinkedHashMap<>();
        CsvMessages.readFolder(
                Path.of(args[1]),
                (file, message) -> foreign.merge(Normalizer.standard().normalize(message), 1L, Long::sum));
        int minTemplates = args.length == 3 ? Integer.parseInt(args[2]) : MIN_TEMPLATES;
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            new GuardComparison(encoder, labelled, messages, foreign, minTemplates).print();
        }
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%d messages of %d templates with %d labels, %d of them large; %d foreign lines of %d%n",
                total(knownMessages),
                known.size(),
                known.stream().map(TrainingTemplate::label).distinct().count(),
                largeLabels.size(),
                total(foreignLines),
                foreign.size());
        System.out.println("Counted by message, and by template in brackets.");
        System.out.println("| guard | foreign lines accepted | AUROC foreign | AUROC labels left out, mean | lowest |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (GuardCandidate candidate : GuardCandidate.all()) {
            System.out.println(
                    "| " + candidate.name() + " | " + accepted(candidate) + " | " + leftOut(candidate) + " |");
        }
    }

    /** Returns how foreign messages fare, over all folds together. */
    private String accepted(GuardCandidate candidate) {
        Scores familiar = new Scores();
        Scores unfamiliar = new Scores();
        for (int fold = 0; fold < FOLDS; fold++) {
            ToDoubleFunction<Embedding> score = candidate.fit().apply(fold(fold, false));
            add(fold(fold, true), score, familiar);
            foreign.forEach((message, embedding) ->
                    unfamiliar.add(score.applyAsDouble(embedding), foreignLines.getOrDefault(message, 0L)));
        }
        return String.format(
                Locale.ROOT,
                "%.2f %% (%.2f %%) | %.4f (%.4f)",
                100 * unfamiliar.shareFrom(familiar.quantile(1 - ACCEPTED, true), true),
                100 * unfamiliar.shareFrom(familiar.quantile(1 - ACCEPTED, false), false),
                familiar.aurocOver(unfamiliar, true),
                familiar.aurocOver(unfamiliar, false));
    }

    /** Leaves each label out in turn, and tells it from the held-back templates of the others. */
    private String leftOut(GuardCandidate candidate) {
        List<Double> byMessage = new ArrayList<>();
        List<Double> byTemplate = new ArrayList<>();
        for (Label label : largeLabels) {
            List<TrainingTemplate> unknown = known.stream()
                    .filter(template -> template.label().equals(label))
                    .toList();
            Scores familiar = new Scores();
            Scores unfamiliar = new Scores();
            for (int fold = 0; fold < FOLDS; fold++) {
                ToDoubleFunction<Embedding> score = candidate.fit().apply(without(label, fold(fold, false)));
                add(without(label, fold(fold, true)), score, familiar);
                add(unknown, score, unfamiliar);
            }
            byMessage.add(familiar.aurocOver(unfamiliar, true));
            byTemplate.add(familiar.aurocOver(unfamiliar, false));
        }
        return String.format(
                Locale.ROOT,
                "%.4f (%.4f) | %.4f (%.4f)",
                mean(byMessage),
                mean(byTemplate),
                Collections.min(byMessage),
                Collections.min(byTemplate));
    }

    /** Adds the scores of the templates that are evaluated, each with the number of its messages. */
    private void add(List<TrainingTemplate> templates, ToDoubleFunction<Embedding> score, Scores scores) {
        templates.stream()
                .filter(template -> largeLabels.contains(template.label()))
                .forEach(template -> scores.add(
                        score.applyAsDouble(template.embedding()), knownMessages.getOrDefault(template.message(), 0L)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the templates of a fold, or all others. */
    private List<TrainingTemplate> fold(int fold, boolean held) {
        List<TrainingTemplate> part = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            if ((i % FOLDS == fold) == held) {
                part.add(known.get(i));
            }
        }
        return part;
    }

    private static List<TrainingTemplate> without(Label label, List<TrainingTemplate> templates) {
        return templates.stream()
                .filter(template -> !template.label().equals(label))
                .toList();
    }
}
