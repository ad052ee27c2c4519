package io.logclf.training.evaluate;

import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.ShownNumbers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the page shows of one section: charts, stages, labels, confusions, errors. The order is that in
 * which a reader asks: can confidences be trusted, which stage does the work, which labels are bad, what is
 * taken for what, and which messages are they.
 */
final class ReportSection {

    /** More labels are in {@code metrics.json} only. */
    private static final int MAX_LABELS = 100;

    private final Metrics metrics;
    private final String id;
    private final HtmlBuilder html;

    ReportSection(Metrics metrics, String id, HtmlBuilder html) {
        this.metrics = metrics;
        this.id = id;
        this.html = html;
    }

    /** Appends all of it, or a sentence if there is nothing to show. */
    void write() {
        if (metrics.rows() == 0) {
            html.raw("<p>There are no rows to measure.</p>\n");
            return;
        }
        charts();
        stages();
        abstainReasons();
        labels();
        new ConfusionTable(metrics, html).write();
        new ErrorTables(metrics, html).write();
    }

    /** Appends both charts with what they mean, or a sentence if no row got a label. */
    private void charts() {
        if (metrics.decided() == 0) {
            html.raw("<p>No row got a label, so there is no calibration and no risk to show.</p>\n");
            return;
        }
        html.raw("<div class=\"charts\">\n<figure>\n<h3>Reliability</h3>\n")
                .raw(ReliabilityChart.svg(metrics.reliability(), id))
                .raw(
                        "<figcaption>Bars: share of right labels among decisions of that confidence, pale where fewer than "
                                + ReliabilityChart.FEW_ROWS
                                + ". Short lines: their mean confidence. On the dashed line, decisions are right as often as their "
                                + "confidence says; a bar that ends below its short line is overconfident. Below: rows.</figcaption>\n");
        bins();
        html.raw("</figure>\n<figure>\n<h3>Risk and coverage</h3>\n")
                .raw(RiskChart.svg(metrics.riskCoverage(), id, "As it is"))
                .raw(
                        "<figcaption>If only decisions from some confidence up counted: share of all rows that keep their label, "
                                + "and how many of these labels are wrong. The dot is the pipeline as it is. Drawn from 2 % coverage on.</figcaption>\n")
                .raw("</figure>\n</div>\n");
    }

    /** Appends the bins of the reliability diagram as a folded table, for readers who want numbers. */
    private void bins() {
        html.raw("<details><summary>The same as a table</summary>\n")
                .table("Reliability", "tnnn", List.of("Confidence", "Rows", "Mean confidence", "Right"));
        for (ReliabilityBin bin : metrics.reliability()) {
            if (bin.rows() > 0) {
                html.raw("<tr>")
                        .rowHead(String.format(Locale.ROOT, "%.3f to %.3f", bin.from(), bin.to()))
                        .number(bin.rows())
                        .number(ShownNumbers.decimal(bin.meanConfidence()))
                        .number(ShownNumbers.decimal(bin.accuracy()))
                        .raw("</tr>\n");
            }
        }
        html.endTable().raw("</details>\n");
    }

    /** Appends a row for each stage, with times if any row was timed. */
    private void stages() {
        boolean timed =
                metrics.perStage().stream().anyMatch(stage -> stage.meanMicros().isPresent());
        html.element("h3", "Stages")
                .table(
                        "Stages",
                        "tnnnnnt",
                        List.of("Stage", "Asked", "Decided", "Share of all rows", "Right", "Mean time", "Abstained"));
        for (StageScore stage : metrics.perStage()) {
            html.raw("<tr>")
                    .rowHead(stage.stage())
                    .number(stage.asked())
                    .number(stage.decided())
                    .number(ShownNumbers.percent(Ratio.of(stage.decided(), metrics.rows())))
                    .number(ShownNumbers.percent(stage.accuracy()))
                    .number(micros(stage.meanMicros()))
                    .cell(abstentions(stage))
                    .raw("</tr>\n");
        }
        html.endTable();
        if (!timed) {
            html.note("Times were not measured.");
        }
        stageCharts();
    }

    /** Appends the curve of each stage whose labels have more than one confidence. */
    private void stageCharts() {
        Map<String, List<RiskPoint>> curves = new LinkedHashMap<>();
        metrics.perStage().forEach(stage -> curves.put(stage.stage(), metrics.riskCoverage(stage.stage())));
        curves.values().removeIf(curve -> curve.size() < 2);
        if (curves.isEmpty()) {
            return;
        }
        html.raw("<div class=\"charts\">\n");
        int number = 0;
        for (Map.Entry<String, List<RiskPoint>> curve : curves.entrySet()) {
            html.raw("<figure>\n")
                    .element("h3", "Risk and coverage of " + curve.getKey())
                    .raw(RiskChart.svg(
                            curve.getValue(), id + "-stage" + number, "If it always gave its likeliest label"))
                    .raw(
                            "<figcaption>If the stage gave its likeliest label from some confidence up, decided or not: share of "
                                    + "the rows that reached it, and how many of these labels would be wrong.</figcaption>\n</figure>\n");
            number++;
        }
        html.raw("</div>\n");
    }

    /** Returns the reasons for which a stage abstained, in words, with their rows. */
    private static String abstentions(StageScore stage) {
        return stage.abstentions().entrySet().stream()
                .map(entry -> words(entry.getKey().name()) + " " + ShownNumbers.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns a mean time in microseconds, or a dash. */
    private static String micros(OptionalDouble micros) {
        return micros.isPresent() ? String.format(Locale.ROOT, "%,.1f µs", micros.getAsDouble()) : "–";
    }

    /**
     * Appends why rows are undecided. The numbers are of stages and not of rows: a row that three stages
     * left undecided counts three times, which the note below the table says.
     */
    private void abstainReasons() {
        if (metrics.abstainReasons().isEmpty()) {
            return;
        }
        html.element("h3", "Why rows are undecided: " + ShownNumbers.count(metrics.undecided()))
                .table("Reasons", "tnn", List.of("Stage and reason", "Rows", "Share of all rows"));
        metrics.abstainReasons()
                .forEach((reason, rows) -> html.raw("<tr>")
                        .rowHead(inWords(reason))
                        .number(rows)
                        .number(ShownNumbers.percent(Ratio.of(rows, metrics.rows())))
                        .raw("</tr>\n"));
        html.endTable()
                .note("A row counts once for each stage that abstained, so these numbers do not add up to the rows.");
    }

    /** Returns a key of {@link Metrics#abstainReasons} for people: the stage as it is named, the reason in words. */
    private static String inWords(String stageAndReason) {
        int reason = stageAndReason.lastIndexOf(": ") + 2;
        return stageAndReason.substring(0, reason) + words(stageAndReason.substring(reason));
    }

    /** Returns the name of a constant as people write it. */
    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Appends the labels, those with the lowest F1 first: there is most to gain. */
    private void labels() {
        List<LabelScore> scores = metrics.perLabel().stream()
                .sorted(Comparator.comparing((LabelScore score) -> score.support() == 0)
                        .thenComparingDouble(LabelScore::f1)
                        .thenComparing(
                                Comparator.comparingLong(LabelScore::support).reversed())
                        .thenComparing(LabelScore::label))
                .toList();
        html.element("h3", "Labels, worst first")
                .raw("<div class=\"tall\">")
                .table(
                        "Labels",
                        "tnnnnnnn",
                        List.of("Label", "Rows", "F1", "Precision", "Recall", "Right", "Missed", "Given wrongly"));
        for (LabelScore score : scores.subList(0, Math.min(MAX_LABELS, scores.size()))) {
            html.raw("<tr>")
                    .rowHead(score.label())
                    .number(score.support())
                    .number(ShownNumbers.decimal(OptionalDouble.of(score.f1())))
                    .number(ShownNumbers.decimal(score.precision()))
                    .number(ShownNumbers.decimal(score.recall()))
                    .number(score.hits())
                    .number(score.misses())
                    .number(score.falseAlarms())
                    .raw("</tr>\n");
        }
        html.endTable().raw("</div>\n");
        if (scores.size() > MAX_LABELS) {
            html.note("The " + MAX_LABELS + " worst of " + ShownNumbers.count(scores.size())
                    + " labels; metrics.json has all.");
        }
    }
}
