package io.logclf.training.evaluate;

import io.logclf.training.evaluate.EvaluationReport.Section;
import io.logclf.training.evaluate.EvaluationReport.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The page of a report: head, summary, sections, tables. */
final class ReportPage {

    static final int MAX_ROWS = 500;

    private static final Pattern NUMBER = Pattern.compile("[<>]? ?[-+]?[0-9][0-9.,]*(?: ?%| µs)?|[-–]?");
    private static final String STYLE = style();
    private static final List<String> SUMMARY = List.of(
            "Measured on",
            "Rows",
            "Coverage",
            "Accuracy on decided",
            "Accuracy, undecided as wrong",
            "Macro-F1",
            "Macro-F1, labels with 10+ rows",
            "Calibration error",
            "Wrong",
            "Undecided");

    private final EvaluationReport report;
    private final Html html = new Html();

    private ReportPage(EvaluationReport report) {
        this.report = report;
    }

    static String of(EvaluationReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .element("title", report.title())
                .raw("<style>\n")
                .raw(STYLE)
                .raw("</style>\n</head>\n<body>\n<header>\n")
                .element("h1", report.title())
                .note(report.note())
                .raw("</header>\n<main>\n");
        summary();
        figures();
        for (int i = 0; i < report.sections().size(); i++) {
            section(i);
        }
        for (int i = 0; i < report.tables().size(); i++) {
            table(i);
        }
        html.raw(
                        "</main>\n<footer>Written by logclf. This page quotes log messages. A row without a label counts as wrong in "
                                + "accuracy, as missed in F1, and not at all in accuracy on decided and calibration.</footer>\n")
                .raw("</body>\n</html>\n");
        return html.toString();
    }

    private void summary() {
        html.raw("<div class=\"summary\">").table("Summary", "tnnnnnnnnn", SUMMARY);
        for (int i = 0; i < report.sections().size(); i++) {
            Section section = report.sections().get(i);
            Metrics metrics = section.metrics();
            html.raw("<tr><th scope=\"row\"><a href=\"#s%d\">", i)
                    .text(section.title())
                    .raw("</a></th>")
                    .number(metrics.rows())
                    .number(Html.percent(metrics.coverage()))
                    .number(Html.percent(metrics.accuracyOnDecided()))
                    .number(Html.percent(metrics.accuracy()))
                    .number(Html.decimal(metrics.macroF1()))
                    .number(Html.decimal(metrics.macroF1(MetricsJson.FREQUENT_ROWS)))
                    .number(Html.decimal(metrics.ece()))
                    .number(metrics.wrong())
                    .number(metrics.undecided())
                    .raw("</tr>\n");
        }
        html.endTable().raw("</div>\n");
        if (!report.tables().isEmpty()) {
            html.raw("<p>Further:");
            for (int i = 0; i < report.tables().size(); i++) {
                html.raw(i == 0 ? " " : ", ")
                        .raw("<a href=\"#t%d\">", i)
                        .text(report.tables().get(i).title())
                        .raw("</a>");
            }
            html.raw("</p>\n");
        }
    }

    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        html.table("Further figures", "tn", List.of("Further figure", "Value"));
        report.figures()
                .forEach((name, value) -> html.raw("<tr>")
                        .rowHead(name)
                        .number(Html.decimal(OptionalDouble.of(value)))
                        .raw("</tr>\n"));
        html.endTable();
    }

    private void section(int i) {
        Section section = report.sections().get(i);
        html.raw("<details class=\"section\" id=\"s%d\"%s>\n<summary>", i, i == 0 ? " open" : "")
                .element("h2", section.title())
                .raw("</summary>\n")
                .note(section.note());
        new ReportSection(section.metrics(), "s" + i, html).write();
        html.raw("</details>\n");
    }

    private void table(int i) {
        Table table = report.tables().get(i);
        String kinds = kinds(table);
        html.raw("<section class=\"section plain\" id=\"t%d\">\n", i)
                .element("h2", table.title())
                .note(table.note())
                .table(table.title(), kinds, table.header());
        for (List<String> row :
                table.rows().subList(0, Math.min(MAX_ROWS, table.rows().size()))) {
            html.raw("<tr>");
            for (int column = 0; column < row.size(); column++) {
                if (kinds.charAt(column) == 'n') {
                    html.number(row.get(column));
                } else {
                    html.cell(row.get(column));
                }
            }
            html.raw("</tr>\n");
        }
        html.endTable();
        if (table.rows().size() > MAX_ROWS) {
            html.note("The first " + MAX_ROWS + " of " + Html.count(table.rows().size())
                    + " rows; metrics.json has all.");
        }
        html.raw("</section>\n");
    }

    /** Columns that hold numbers only stand at the right. */
    private static String kinds(Table table) {
        StringBuilder kinds = new StringBuilder();
        for (int i = 0; i < table.header().size(); i++) {
            int column = i;
            boolean numbers = table.rows().stream()
                    .map(row -> row.get(column))
                    .allMatch(cell -> NUMBER.matcher(cell).matches());
            kinds.append(numbers ? 'n' : 't');
        }
        return kinds.toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
