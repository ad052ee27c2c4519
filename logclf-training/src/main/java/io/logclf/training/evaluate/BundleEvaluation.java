package io.logclf.training.evaluate;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.text.ShownText;
import io.logclf.bundle.Bundle;
import io.logclf.training.LabelledEntries;
import io.logclf.training.ResultFolder;
import io.logclf.training.page.ShownNumbers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * A bundle measured on labelled entries. Where some of them have templates that its head was trained on,
 * the figures without these come first, because the others flatter. Immutable.
 *
 * <pre>{@code
 * ResultFolder target = ResultFolder.at(folder, BundleEvaluation.FILES);       // refuses before the work
 * BundleEvaluation evaluation = BundleEvaluation.run(bundle, labelled, executor, rows -> {});
 * evaluation.write(target, false);
 * }</pre>
 */
public final class BundleEvaluation {

    private static final String JSON = "metrics.json";
    private static final String ERRORS = "errors.csv";
    private static final String PAGE = "report.html";
    /** More labels are counted only in a remark. */
    private static final int SHOWN_LABELS = 10;

    /** The files of an evaluation. */
    public static final Set<String> FILES = Set.of(JSON, ERRORS, PAGE);

    private final Path folder;
    private final Metrics all;
    private final Optional<Metrics> unseen;
    private final List<String> remarks;

    private BundleEvaluation(Path folder, Metrics all, Optional<Metrics> unseen, List<String> remarks) {
        this.folder = folder;
        this.all = all;
        this.unseen = unseen;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Classifies all entries, with a pipeline of the bundle that is opened for it.
     *
     * @param executor runs the work
     * @param done told on the calling thread how many rows are done, now and then
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws io.logclf.head.ModelException if it has a {@code head.json} that no stage uses and that cannot be read
     * @throws io.logclf.api.FileException if a file of it cannot be read
     */
    public static BundleEvaluation run(Bundle bundle, LabelledEntries labelled, Executor executor, IntConsumer done) {
        StageClock clock = new StageClock();
        List<Outcome> answers;
        try (ClassificationPipeline pipeline = bundle.pipeline(clock)) {
            answers = Evaluator.run(pipeline, clock, labelled.entries(), executor, done);
        }
        Optional<Label> none = KnownLabels.none(bundle.folder());
        List<Outcome> outcomes = answers.stream()
                .filter(answer -> !answer.isRightlyUndecided(none))
                .toList();
        Metrics all = Metrics.of(outcomes);
        List<String> remarks = new ArrayList<>();
        none.flatMap(label -> ofNoLabel(label, answers, outcomes)).ifPresent(remarks::add);
        if (labelled.unlabelled() > 0) {
            remarks.add(rows(labelled.unlabelled(), "has", "have") + " no label and "
                    + (labelled.unlabelled() == 1 ? "is" : "are") + " left out");
        }
        unknownLabels(bundle, all).ifPresent(remarks::add);
        Optional<Metrics> unseen = TrainedTemplates.in(bundle.folder()).flatMap(trained -> {
            List<Outcome> others = outcomes.stream()
                    .filter(outcome -> !trained.contain(outcome.truth().entry()))
                    .toList();
            remarks.addAll(overlap(outcomes.size() - others.size(), outcomes.size()));
            return Optional.of(others)
                    .filter(rest -> !rest.isEmpty() && rest.size() < outcomes.size())
                    .map(Metrics::of);
        });
        return new BundleEvaluation(bundle.folder(), all, unseen, remarks);
    }

    /** Returns the figures of each section of the report by its title, the headline first. */
    public Map<String, Metrics> sections() {
        Map<String, Metrics> sections = new LinkedHashMap<>();
        unseen.ifPresent(metrics -> sections.put("Templates not in training", metrics));
        sections.put(unseen.isPresent() ? "All rows (optimistic)" : "All rows", all);
        return sections;
    }

    /** Returns what a reader of the figures should know, a line each. */
    public List<String> remarks() {
        return remarks;
    }

    /** Returns the report, with a section for each of {@link #sections}. */
    public EvaluationReport report() {
        EvaluationReport.Builder report =
                EvaluationReport.builder("Evaluation of " + folder).note(sentences(remarks));
        sections().forEach((title, metrics) -> report.section(title, note(metrics), metrics));
        return report.build();
    }

    /**
     * Writes {@code metrics.json}, {@code errors.csv} over all rows, and {@code report.html}.
     *
     * @param target a folder whose files are {@link #FILES}
     * @param protectFormulas whether cells that a spreadsheet would run as a formula get an apostrophe in front
     * @throws io.logclf.training.TrainingException if the folder holds something else; it stays
     * @throws io.logclf.api.FileException if a file cannot be written; the folder is what it was then
     */
    public void write(ResultFolder target, boolean protectFormulas) {
        EvaluationReport report = report();
        target.replace(fresh -> {
            Files.write(fresh.resolve(JSON), report.json().getBytes(StandardCharsets.UTF_8));
            ErrorsCsv.write(Files.newOutputStream(fresh.resolve(ERRORS)), all.outcomes(), protectFormulas);
            Files.write(fresh.resolve(PAGE), report.html().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Returns how the figures of a section were come by, where there are two. */
    private String note(Metrics metrics) {
        if (unseen.isEmpty()) {
            return "";
        }
        return metrics == all
                ? "With the rows whose masked messages the bundle was trained on: better than what new messages get."
                : "Only rows whose masked messages are not among those that the bundle was trained on.";
    }

    /** Returns how many rows have templates of the training data, if any. */
    private static List<String> overlap(int seen, int rows) {
        if (seen == 0) {
            return List.of();
        }
        String text = ShownNumbers.count(seen) + " of " + rows(rows, "has a template", "have templates")
                + " that the bundle was trained on; ";
        return List.of(text
                + (seen < rows
                        ? "figures for the others first"
                        : "all figures are optimistic, give rows that it has not seen"));
    }

    /** Returns how the rows fared that no label fits, if there are any. */
    private static Optional<String> ofNoLabel(Label none, List<Outcome> answers, List<Outcome> kept) {
        long rows = answers.stream()
                .filter(answer -> answer.truth().label().equals(none))
                .count();
        String name = "'" + none.name() + "', which no message gets: ";
        int left = answers.size() - kept.size();
        return rows == 0
                ? Optional.empty()
                : Optional.of(rows(rows, "has", "have") + " the label " + name + ShownNumbers.count(left)
                        + " undecided as they should be and left out, " + ShownNumbers.count(rows - left) + " wrong");
    }

    /**
     * Returns how many rows have labels that the bundle cannot give, and which, if there are any: they
     * count as wrong, and their number tells how much of the error is no error of the model's.
     */
    private static Optional<String> unknownLabels(Bundle bundle, Metrics all) {
        Set<String> unknown = all.perLabel().stream()
                .filter(score -> score.support() > 0)
                .map(LabelScore::label)
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(KnownLabels.of(bundle.folder(), all));
        KnownLabels.none(bundle.folder()).map(Label::name).ifPresent(unknown::remove);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        long rows = all.perLabel().stream()
                .filter(score -> unknown.contains(score.label()))
                .mapToLong(LabelScore::support)
                .sum();
        String names = unknown.stream()
                .limit(SHOWN_LABELS)
                .map(name -> "'" + ShownText.shortened(name, 40).replaceAll("\\p{Cntrl}", " ") + "'")
                .collect(Collectors.joining(", "));
        int more = unknown.size() - SHOWN_LABELS;
        return Optional.of(rows(rows, "has a label", "have labels")
                + " that the bundle does not know, and " + (rows == 1 ? "counts" : "count") + " as wrong: "
                + names + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String rows(long rows, String one, String more) {
        return ShownNumbers.count(rows) + (rows == 1 ? " row " + one : " rows " + more);
    }

    private static String sentences(List<String> remarks) {
        return remarks.stream().map(remark -> remark + ".").collect(Collectors.joining(" "));
    }
}
