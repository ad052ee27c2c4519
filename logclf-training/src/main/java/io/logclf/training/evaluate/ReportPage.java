package io.logclf.training.evaluate;

import io.logclf.training.evaluate.EvaluationReport.Section;
import io.logclf.training.evaluate.EvaluationReport.Table;
import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.HtmlPage;
import io.logclf.training.page.ShownNumbers;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The page of an {@link EvaluationReport}: head, summary, single figures, sections, tables. The first
 * section is open, the others are folded. Colours, light and dark, are in {@code report.css}.
 */
final class ReportPage {

    /** More rows of a table are in {@code metrics.json} only. */
    static final int MAX_ROWS = 500;

    /** What a cell of numbers looks like, with signs, percent and microseconds. */
    private static final Pattern NUMBER = Pattern.compile("[<>]? ?[-+]?[0-9][0-9.,]*(?: ?%| µs)?|[-–]?");

    private static final String STYLE = HtmlPage.resource(ReportPage.class, "report.css");
    /** The columns of the summary, one row for each section. */
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
    private final HtmlPage page;
    private final HtmlBuilder html;

    private ReportPage(EvaluationReport report) {
        this.report = report;
        page = new HtmlPage(report.title(), STYLE);
        html = page.main();
    }

    /** Returns the page. */
    static String of(EvaluationReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        page.header().element("h1", report.title()).note(report.note());
        summary();
        figures();
        for (int i = 0; i < report.sections().size(); i++) {
            section(i);
        }
        for (int i = 0; i < report.tables().size(); i++) {
            table(i);
        }
        page.footer()
                .raw("Written by logclf. This page quotes log messages. A row without a label counts as wrong in "
                        + "accuracy, as missed in F1, and not at all in accuracy on decided and calibration.");
        return page.html();
    }

    /** Appends a row for each section, and links to the tables. */
    private void summary() {
        html.raw("<div class=\"summary\">").table("Summary", "tnnnnnnnnn", SUMMARY);
        for (int i = 0; i < report.sections().size(); i++) {
            Section section = report.sections().get(i);
            Metrics metrics = section.metrics();
            html.raw("<tr><th scope=\"row\"><a href=\"#s%d\">", i)
                    .text(section.title())
                    .raw("</a></th>")
                    .number(metrics.rows())
                    .number(ShownNumbers.percent(metrics.coverage()))
                    .number(ShownNumbers.percent(metrics.accuracyOnDecided()))
                    .number(ShownNumbers.percent(metrics.accuracy()))
                    .number(ShownNumbers.decimal(metrics.macroF1()))
                    .number(ShownNumbers.decimal(metrics.macroF1(MetricsJson.FREQUENT_ROWS)))
                    .number(ShownNumbers.decimal(metrics.ece()))
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

    /** Appends the single figures, if there are any. */
    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        html.table("Other figures", "tn", List.of("Figure", "Value"));
        report.figures()
                .values()
                .forEach(figure -> html.raw("<tr>")
                        .rowHead(figure.title())
                        .number(ShownNumbers.decimal(OptionalDouble.of(figure.value())))
                        .raw("</tr>\n"));
        html.endTable();
    }

    /** Appends a section, folded unless it is the first, and names it in the contents. */
    private void section(int i) {
        Section section = report.sections().get(i);
        page.entry("s" + i, section.title());
        html.raw("<details class=\"section\" id=\"s%d\"%s>\n<summary>", i, i == 0 ? " open" : "")
                .element("h2", section.title())
                .raw("</summary>\n")
                .note(section.note());
        new ReportSection(section.metrics(), "s" + i, html).write();
        html.raw("</details>\n");
    }

    /** Appends a table, and names it in the contents. */
    private void table(int i) {
        Table table = report.tables().get(i);
        String kinds = kinds(table);
        page.entry("t" + i, table.title());
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
            html.note("The first " + MAX_ROWS + " of "
                    + ShownNumbers.count(table.rows().size()) + " rows; metrics.json has all.");
        }
        html.raw("</section>\n");
    }

    /** Returns the kinds of a table's columns: those that hold numbers only stand at the right. */
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
}
