package io.logclf.bench;

import io.logclf.api.Label;
import io.logclf.api.text.Masker;
import io.logclf.csv.CsvReader;
import io.logclf.csv.CsvRow;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares ways to tell unfamiliar messages from familiar ones:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.GuardComparison LABELLED.csv FOREIGN_FOLDER
 * }</pre>
 *
 * <p>Messages are masked, and each masked message counts as a template. Familiar are the templates of one part in five, to a
 * guard that was fitted to the other four; foreign are the messages in the CSV files of the folder (column {@code Content}).
 * And every label with ten templates or more is left out of fitting in turn, and must then be told from the templates of other
 * labels that were held back.
 */
public final class GuardComparison {

    private static final int FOLDS = 5;
    private static final int MIN_TEMPLATES = 10;
    private static final double ACCEPTED = 0.95;
    private static final long SEED = 1;

    private final List<TrainingTemplate> known;
    private final Map<String, Long> foreignLines;
    private final Map<String, Embedding> foreign = new LinkedHashMap<>();

    private GuardComparison(TextEncoder encoder, Map<String, Label> labelled, Map<String, Long> foreignLines) {
        this.known = new ArrayList<>();
        labelled.forEach((message, label) -> known.add(new TrainingTemplate(message, label, encoder.encode(message))));
        Collections.shuffle(known, new Random(SEED));
        this.foreignLines = foreignLines;
        foreignLines.keySet().forEach(message -> foreign.put(message, encoder.encode(message)));
    }

    /** Prints the table. */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            System.err.println("arguments: LABELLED.csv FOREIGN_FOLDER");
            System.exit(2);
        }
        Map<String, Label> labelled = new LinkedHashMap<>();
        read(
                Path.of(args[0]),
                "log_message",
                "target_label",
                (message, label) -> labelled.putIfAbsent(Masker.standard().mask(message), new Label(label)));
        Map<String, Long> foreign = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of(args[1]))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                read(
                        file,
                        "Content",
                        "Content",
                        (message, same) -> foreign.merge(Masker.standard().mask(message), 1L, Long::sum));
            }
        }
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            new GuardComparison(encoder, labelled, foreign).print();
        }
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%d templates with %d labels; %d foreign lines, %d different when masked%n",
                known.size(),
                known.stream().map(TrainingTemplate::label).distinct().count(),
                foreignLines.values().stream().mapToLong(Long::longValue).sum(),
                foreign.size());
        System.out.println("| guard | foreign lines accepted | AUROC foreign | AUROC labels left out, mean | lowest |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (GuardCandidate candidate : GuardCandidate.all()) {
            printRow(candidate);
        }
    }

    private void printRow(GuardCandidate candidate) {
        List<Double> familiar = new ArrayList<>();
        Map<String, Double> foreignScores = new LinkedHashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            ToDoubleFunction<Embedding> score = candidate.fit().apply(fold(fold, false));
            fold(fold, true).forEach(template -> familiar.add(score.applyAsDouble(template.embedding())));
            foreign.forEach((message, embedding) ->
                    foreignScores.merge(message, score.applyAsDouble(embedding) / FOLDS, Double::sum));
        }
        double threshold = familiar.stream().sorted().toList().get((int) Math.floor((1 - ACCEPTED) * familiar.size()));
        long accepted = foreignScores.entrySet().stream()
                .filter(entry -> entry.getValue() >= threshold)
                .mapToLong(entry -> foreignLines.getOrDefault(entry.getKey(), 0L))
                .sum();
        long lines = foreignLines.values().stream().mapToLong(Long::longValue).sum();
        double[] leftOut = leftOut(candidate);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f %% | %.4f | %.4f | %.4f |%n",
                candidate.name(),
                100.0 * accepted / lines,
                auroc(familiar, List.copyOf(foreignScores.values())),
                Arrays.stream(leftOut).average().orElse(Double.NaN),
                Arrays.stream(leftOut).min().orElse(Double.NaN));
    }

    /** AUROC of each label that is left out, against the held-back templates of the others. */
    private double[] leftOut(GuardCandidate candidate) {
        return known.stream()
                .collect(Collectors.groupingBy(TrainingTemplate::label, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= MIN_TEMPLATES)
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .mapToDouble(label -> leftOut(candidate, label))
                .toArray();
    }

    private double leftOut(GuardCandidate candidate, Label label) {
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            ToDoubleFunction<Embedding> score = candidate.fit().apply(without(label, fold(fold, false)));
            List<Double> familiar = without(label, fold(fold, true)).stream()
                    .map(template -> score.applyAsDouble(template.embedding()))
                    .toList();
            List<Double> unfamiliar = known.stream()
                    .filter(template -> template.label().equals(label))
                    .map(template -> score.applyAsDouble(template.embedding()))
                    .toList();
            sum += auroc(familiar, unfamiliar);
        }
        return sum / FOLDS;
    }

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

    /** The chance that a familiar message scores higher than an unfamiliar one; ties count half. */
    private static double auroc(List<Double> familiar, List<Double> unfamiliar) {
        double wins = 0;
        for (double one : familiar) {
            for (double other : unfamiliar) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return wins / familiar.size() / unfamiliar.size();
    }

    private static void read(Path file, String messageColumn, String labelColumn, RowConsumer consumer)
            throws IOException {
        try (CsvReader reader = CsvReader.open(file)) {
            int message = reader.header().indexOf(messageColumn);
            int label = reader.header().indexOf(labelColumn);
            if (message < 0 || label < 0) {
                throw new IllegalArgumentException(file + ": needs the columns " + messageColumn + ", " + labelColumn);
            }
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                consumer.accept(row.get().cell(message), row.get().cell(label));
            }
        }
    }

    /** Takes a message and its label. */
    private interface RowConsumer {
        void accept(String message, String label);
    }
}
