package io.logclf.training.evaluate;

import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.ShownNumbers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The confusion matrix as a heat map, of the labels that are confused most; and the most frequent
 * confusions as a list. A matrix of all labels would be unreadable from some twenty on.
 */
final class ConfusionTable {

    /** Labels that the matrix shows. */
    private static final int MAX_LABELS = 20;
    /** Confusions that the list shows. */
    private static final int MAX_PAIRS = 20;
    /** Text must stay readable on the darkest cell. */
    private static final double DARKEST = 0.55;

    /** The shade of a cell with a single row of many: still seen. */
    private static final double PALEST = 0.08;

    private final Metrics metrics;
    private final HtmlBuilder html;
    private final Set<String> labels;

    ConfusionTable(Metrics metrics, HtmlBuilder html) {
        this.metrics = metrics;
        this.html = html;
        this.labels = labels(metrics.perLabel());
    }

    /** Those with the most errors, in the order of their names. */
    private static Set<String> labels(List<LabelScore> scores) {
        Set<String> names = new LinkedHashSet<>();
        scores.stream()
                .sorted(Comparator.comparingLong((LabelScore score) -> -(score.misses() + score.falseAlarms()))
                        .thenComparing(LabelScore::label))
                .limit(MAX_LABELS)
                .map(LabelScore::label)
                .sorted()
                .forEach(names::add);
        return names;
    }

    /** Appends both. */
    void write() {
        boolean all = labels.size() == metrics.perLabel().size();
        html.element("h3", "Confusion matrix")
                .note(
                        "Rows are the right labels, columns what was given; a stronger colour is a larger share of the row."
                                + (all
                                        ? ""
                                        : " These are the " + labels.size() + " labels with the most errors of "
                                                + ShownNumbers.count(
                                                        metrics.perLabel().size()) + "; metrics.json has all."));
        html.raw("<div class=\"matrix scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion matrix\"><table>"
                + "<caption>Confusion matrix</caption>\n<thead><tr><th scope=\"col\">Right label</th>");
        labels.forEach(this::columnHead);
        if (!all) {
            columnHead("other labels");
        }
        columnHead("undecided");
        html.raw("</tr></thead>\n<tbody>\n");
        labels.forEach(label -> row(label, all));
        html.endTable();
        pairs();
    }

    /** Appends the head of a column, written upwards, with its full name in the title. */
    private void columnHead(String label) {
        html.raw("<th scope=\"col\"><span title=\"")
                .text(label)
                .raw("\">")
                .text(label)
                .raw("</span></th>");
    }

    /** Appends the row of a label, unless no row has it in truth. */
    private void row(String truth, boolean all) {
        Map<String, Long> given = new HashMap<>();
        long other = 0;
        long undecided = 0;
        long rows = 0;
        for (Confusion cell : metrics.confusion()) {
            if (cell.truth().equals(truth)) {
                rows += cell.rows();
                if (cell.predicted().isEmpty()) {
                    undecided += cell.rows();
                } else if (labels.contains(cell.predicted().get())) {
                    given.merge(cell.predicted().get(), cell.rows(), Long::sum);
                } else {
                    other += cell.rows();
                }
            }
        }
        if (rows == 0) {
            return;
        }
        html.raw("<tr><th scope=\"row\" title=\"")
                .text(truth)
                .raw("\">")
                .text(truth)
                .raw("</th>");
        for (String label : labels) {
            cell(given.getOrDefault(label, 0L), rows, label.equals(truth) ? "ok" : "no");
        }
        if (!all) {
            cell(other, rows, "no");
        }
        cell(undecided, rows, "no");
        html.raw("</tr>\n");
    }

    /** Appends a cell, shaded by its share of the row; an empty one for 0. */
    private void cell(long count, long rows, String kind) {
        if (count == 0) {
            html.raw("<td></td>");
        } else {
            double shade = PALEST + (DARKEST - PALEST) * count / rows;
            html.raw("<td class=\"%s\" style=\"--a:%.2f\">%s</td>", kind, shade, ShownNumbers.count(count));
        }
    }

    /** Appends the confusions of two labels, the most frequent first; nothing if there are none. */
    private void pairs() {
        List<Confusion> pairs = metrics.confusion().stream()
                .filter(cell -> cell.predicted().isPresent() && !cell.isCorrect())
                .sorted(Comparator.comparingLong(Confusion::rows).reversed())
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        html.element("h3", "Most frequent confusions")
                .table("Most frequent confusions", "ttn", List.of("Right label", "Given", "Rows"));
        for (Confusion pair : pairs.subList(0, Math.min(MAX_PAIRS, pairs.size()))) {
            html.raw("<tr>")
                    .rowHead(pair.truth())
                    .cell(pair.predicted().orElse(""))
                    .number(pair.rows())
                    .raw("</tr>\n");
        }
        html.endTable();
        if (pairs.size() > MAX_PAIRS) {
            html.note("The first " + MAX_PAIRS + " of " + ShownNumbers.count(pairs.size()) + "; metrics.json has all.");
        }
    }
}
