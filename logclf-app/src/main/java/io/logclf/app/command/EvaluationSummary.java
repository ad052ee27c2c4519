package io.logclf.app.command;

import io.logclf.api.text.ShownText;
import io.logclf.training.evaluate.BundleEvaluation;
import io.logclf.training.evaluate.Metrics;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The closing lines of an evaluation: the figures of each section in a column, shares in percent
 * with two decimals and others with four. A figure that cannot be computed, such as the accuracy on
 * decided rows if none was decided, is a dash and never a zero. Further figures are in the report
 * only.
 */
final class EvaluationSummary {

    private final BundleEvaluation evaluation;
    private final double seconds;

    /** @param nanos how long the evaluation took, with loading */
    EvaluationSummary(BundleEvaluation evaluation, long nanos) {
        this.evaluation = evaluation;
        this.seconds = nanos / 1e9;
    }

    /** Writes the remarks about the data, then each section. */
    void print(PrintStream out) {
        evaluation.remarks().forEach(remark -> out.println(ShownText.line(remark)));
        for (Map.Entry<String, Metrics> section : evaluation.sections().entrySet()) {
            out.printf(Locale.ROOT, "%n%s%n", ShownText.line(section.getKey()));
            print(section.getValue(), out);
        }
        out.printf(Locale.ROOT, "%nin %.1f s%n", seconds);
    }

    private static void print(Metrics metrics, PrintStream out) {
        out.printf(Locale.ROOT, "  %-30s %,10d%n", "rows", metrics.rows());
        percent("coverage", metrics.coverage(), out);
        percent("accuracy on decided", metrics.accuracyOnDecided(), out);
        percent("accuracy, undecided as wrong", metrics.accuracy(), out);
        decimal("macro-F1", metrics.macroF1(), out);
        decimal("expected calibration error", metrics.ece(), out);
    }

    private static void percent(String name, OptionalDouble share, PrintStream out) {
        line(name, share.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * share.getAsDouble()) : "-", out);
    }

    private static void decimal(String name, OptionalDouble value, PrintStream out) {
        line(name, value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-", out);
    }

    private static void line(String name, String value, PrintStream out) {
        out.printf(Locale.ROOT, "  %-30s %10s%n", name, value);
    }
}
