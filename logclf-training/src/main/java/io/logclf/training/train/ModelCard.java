package io.logclf.training.train;

import io.logclf.api.Promise;
import io.logclf.api.text.ShownText;
import io.logclf.training.evaluate.Metrics;
import io.logclf.training.train.heldout.PromiseFigures;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * {@code MODEL_CARD.md}, the page in a bundle that says what it was trained on, how good it is, and what it
 * cannot do (Mitchell et al., Model Cards for Model Reporting, 2019). Names of labels are escaped for
 * Markdown.
 */
final class ModelCard {

    private final TrainingFigures figures;

    ModelCard(TrainingFigures figures) {
        this.figures = figures;
    }

    /** Returns the page. */
    String text() {
        TrainedStages trained = figures.trained();
        StringBuilder text = new StringBuilder("# Model card\n\n");
        line(
                text,
                "Trained on %d rows, %d distinct masked messages, %d labels.",
                figures.set().entries().size(),
                figures.set().texts().size(),
                trained.plans().size());
        figures.options()
                .none()
                .ifPresent(none -> line(
                        text,
                        "%d of the rows are of %s: no label fits them, and no message gets it.",
                        figures.set().entries().stream()
                                .filter(entry -> entry.label().equals(none))
                                .count(),
                        ShownText.markdown(none.name())));
        line(
                text,
                "Hash of the data: `%s`. Seed: %d.",
                trained.head().shared().origin().trainingDataHash(),
                figures.options().seed());
        line(
                text,
                "Encoder: `%s`. Normalizer: `%s`.",
                trained.head().encoderFingerprint(),
                trained.head().shared().origin().normalizer());
        line(text, "Promise: %.2f of the decisions right.", figures.options().targetPrecision());
        line(
                text,
                "Of the rows with a label, %d of %d get it.",
                figures.own().right(),
                figures.own().labelled());
        text.append("\n## Figures\n\nFrom ")
                .append(figures.validated())
                .append(" rows in five parts, each labelled by a pipeline that was trained on the other four.\n\n")
                .append("| | rows | coverage | accuracy on decided | accuracy | macro-F1 | ECE |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- |\n");
        row(text, "new templates", figures.byTemplate());
        row(text, "new templates, never undecided", figures.forced());
        row(text, "random split (optimistic)", figures.atRandom());
        row(text, "baseline, new templates", figures.baseline());
        promises(text, trained.promises());
        if (!figures.noveltyByLabel().isEmpty()) {
            text.append('\n');
            line(
                    text,
                    "A label left out of fitting is told from new templates of the others with a mean AUROC of %.4f.",
                    figures.meanNovelty());
        }
        text.append("\n## Labels\n\n| label | rows | templates | decided by |\n| --- | --- | --- | --- |\n");
        for (LabelPlan plan : trained.plans()) {
            line(
                    text,
                    "| %s | %d | %d | %s |",
                    ShownText.markdown(plan.label().name()),
                    plan.rows(),
                    plan.templates(),
                    plan.tools());
        }
        return text.append("""

                        ## Limits

                        It knows the labels above and no others. A message unlike the training data gets no label, and so does one that could
                        be of several labels. Figures on your own logs may differ: measure them with `logclf evaluate`.
                        """).toString();
    }

    /** Writes what each promise gives, and what could be decided at other precisions. */
    private static void promises(StringBuilder text, PromiseFigures promises) {
        text.append("\n## Promises\n\nWhat the trained stages decide of all texts, by heads that were trained without ")
                .append(promises.bySystem() ? "their systems" : "their templates")
                .append(" (without rules and remembered templates):\n\n| promise | coverage | right on decided |\n")
                .append("| --- | --- | --- |\n");
        for (Promise promise : Promise.values()) {
            PromiseFigures.Share share = promises.of(promise);
            line(
                    text,
                    "| %s | %s | %s |",
                    promise,
                    TrainingFigures.decimals(share.coverage()),
                    TrainingFigures.decimals(share.right()));
        }
        promises.background(Promise.SURE)
                .ifPresent(sure -> line(
                        text,
                        "\nNo system could be held out. Of general log messages, which stand for other systems, %s get a label with"
                                + " `sure`, and %s with `balanced`.",
                        TrainingFigures.decimals(sure),
                        TrainingFigures.decimals(
                                promises.background(Promise.BALANCED).orElseThrow())));
        text.append('\n');
        promises.coverages()
                .forEach((precision, coverage) -> line(
                        text,
                        "- With %.2f of the decisions right, %s could be decided rightly.",
                        precision,
                        TrainingFigures.decimals(coverage)));
    }

    /** Writes a row of the table of figures. */
    private static void row(StringBuilder text, String name, Metrics metrics) {
        line(
                text,
                "| %s | %d | %s | %s | %s | %s | %s |",
                name,
                metrics.rows(),
                shown(metrics.coverage()),
                shown(metrics.accuracyOnDecided()),
                shown(metrics.accuracy()),
                shown(metrics.macroF1()),
                shown(metrics.ece()));
    }

    /** Returns a figure with four decimals, or {@code none} for one over nothing. */
    private static String shown(OptionalDouble value) {
        return value.isPresent() ? TrainingFigures.decimals(value.getAsDouble()) : "none";
    }

    /** Appends a line with the arguments of a format in it. */
    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
