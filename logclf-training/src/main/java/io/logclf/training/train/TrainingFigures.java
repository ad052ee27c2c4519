package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.training.evaluate.EvaluationReport;
import io.logclf.training.evaluate.Metrics;
import io.logclf.training.evaluate.Outcome;
import io.logclf.training.train.values.ValueRemarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What training found out about its result: the content of the report, the model card and the summary.
 *
 * @param set what was trained on
 * @param trained what came of it
 * @param own how much of the set the result gives back
 * @param byTemplate figures on templates that were held back
 * @param atRandom figures of a split at random
 * @param baseline figures of the plainest approach, on templates that were held back
 * @param noveltyByLabel the area under the ROC curve of the guard, for labels left out of fitting
 * @param suspects rows whose labels are likely wrong
 * @param validated how many entries the cross-validation was over
 * @param options that were trained with
 */
record TrainingFigures(
        TrainingSet set,
        TrainedStages trained,
        OwnRows own,
        Metrics byTemplate,
        Metrics atRandom,
        Metrics baseline,
        Map<Label, Double> noveltyByLabel,
        List<Suspect> suspects,
        int validated,
        TrainingOptions options) {

    TrainingFigures {
        suspects = List.copyOf(suspects);
    }

    /** More rows nobody reads; the first show what is wrong. */
    private static final int SHOWN_SUSPECTS = 200;

    /** Returns the report: the figures under four conditions, and tables of what training decided. */
    EvaluationReport report() {
        EvaluationReport.Builder report = EvaluationReport.builder("Training")
                .note(String.format(
                        Locale.ROOT,
                        "Y%s. %d rows, %d distinct masked messages. Each figure below comes from pipelines that were trained without the"
                                + " rows they are measured on.",
                        own.toString().substring(1),
                        set.entries().size(),
                        set.texts().size()))
                .section(
                        "New templates (five folds)",
                        "Rows are split by template: no template is on both sides. This is what to expect of messages"
                                + " that are worded differently.",
                        byTemplate)
                .section(
                        "New templates, never undecided",
                        "The same, but always with the likeliest label, however unlikely or unfamiliar: what it costs to"
                                + " abstain, and what it spares.",
                        forced())
                .section(
                        "Random split (optimistic)",
                        "Rows are split at random, so that most templates are on both sides. This is what to expect of"
                                + " more of the same.",
                        atRandom)
                .section(
                        "Baseline: raw text, logistic regression, probability of one half or more",
                        "Split by template, over " + baseline.rows() + " rows.",
                        baseline)
                .table(
                        "Which tool decides",
                        "See docs/training.md for how it is chosen.",
                        List.of("label", "rows", "templates", "tools", "rules", "rows by rules", "threshold"),
                        tools());
        report.table(
                "What each promise gives",
                "Of all texts, by heads that were trained without their "
                        + (trained.promises().bySystem() ? "systems" : "templates")
                        + "; rules and remembered templates do not help. The promise is made on the harder of the two splits.",
                List.of("promise", "coverage", "right on decided"),
                Arrays.stream(Promise.values())
                        .map(promise -> List.of(
                                promise.toString(),
                                decimals(trained.promises().of(promise).coverage()),
                                decimals(trained.promises().of(promise).right())))
                        .toList());
        if (!noveltyByLabel.isEmpty()) {
            report.table(
                            "Labels left out",
                            "How well the guard tells messages of a label that it was not fitted to from new templates of"
                                    + " those that it was: area under the ROC curve.",
                            List.of("label", "AUROC"),
                            noveltyByLabel.entrySet().stream()
                                    .map(entry -> List.of(entry.getKey().name(), decimals(entry.getValue())))
                                    .toList())
                    .figure("noveltyAuroc", "Labels left out, mean AUROC", meanNovelty());
        }
        new ValueRemarks(set.entries(), set.normalizer()).tables(report);
        if (!suspects.isEmpty()) {
            report.table(
                    "Likely label errors: " + suspects.size(),
                    suspects.size() > SHOWN_SUSPECTS ? "The first " + SHOWN_SUSPECTS + " are shown." : "",
                    List.of("place", "message", "label", "others have", "why"),
                    suspects.stream()
                            .limit(SHOWN_SUSPECTS)
                            .map(suspect -> List.of(
                                    suspect.entry().where(),
                                    ValueRemarks.start(suspect.entry().entry().message()),
                                    suspect.entry().label().name(),
                                    suspect.suggestions().toString(),
                                    suspect.why()))
                            .toList());
        }
        return report.build();
    }

    /**
     * Returns the figures on new templates if the likeliest label were always given: what abstention costs,
     * and what it saves.
     */
    Metrics forced() {
        return Metrics.of(byTemplate.outcomes().stream().map(Outcome::forced).toList());
    }

    /** Returns the mean area under the ROC curve over labels left out; 0 if there are none. */
    double meanNovelty() {
        return noveltyByLabel.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** Returns a row for each label with the stages that decide for it. */
    private List<List<String>> tools() {
        List<List<String>> rows = new ArrayList<>();
        for (LabelPlan plan : trained.plans()) {
            rows.add(List.of(
                    plan.label().name(),
                    Integer.toString(plan.rows()),
                    Integer.toString(plan.templates()),
                    plan.tools(),
                    Integer.toString(plan.rules()),
                    Integer.toString(plan.ruleRows()),
                    plan.head() ? decimals(plan.threshold()) : "never"));
        }
        return rows;
    }

    /** Returns a figure with four decimals. */
    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
