package io.logclf.training.discover;

import static io.logclf.training.page.ShownNumbers.count;
import static io.logclf.training.page.ShownNumbers.percent;

import io.logclf.api.text.ShownText;
import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.HtmlPage;
import java.util.Arrays;
import java.util.List;

/**
 * The page that shows a result: the figures of the run, a map of all templates, the groups with examples,
 * the distances behind the choice of eps, and the noise. The map stands before the groups, of which there
 * may be hundreds; a long page has a table of contents and a search field ({@link HtmlPage}). For light and
 * dark.
 */
final class DiscoveryReport {

    /** What is behind it in a message is not shown. */
    static final int MAX_CHARS = 300;

    /** More groups are in {@code groups.csv} only. */
    private static final int MAX_GROUPS = 500;
    /** Templates of the noise that are shown before the fold. */
    private static final int MAX_NOISE = 200;
    /** Templates of a group that are shown before the fold. */
    private static final int MAX_TEMPLATES = 6;
    /** Templates that are shown behind a fold. */
    private static final int MAX_FOLDED = 500;

    private static final String STYLE = HtmlPage.resource(DiscoveryReport.class, "report.css");

    private final String input;
    private final GroupedTemplates grouped;
    private final DiscoverySummary summary;
    private final double eps;
    private final int minPoints;
    private final HtmlPage page;
    private final HtmlBuilder html;

    /**
     * @param input the title of the log
     * @param eps the distance that the groups were found with
     * @param minPoints the weight that the groups were found with
     */
    DiscoveryReport(String input, GroupedTemplates grouped, DiscoverySummary summary, double eps, int minPoints) {
        this.input = ShownText.shortened(input, MAX_CHARS);
        this.grouped = grouped;
        this.summary = summary;
        this.eps = eps;
        this.minPoints = minPoints;
        page = new HtmlPage("Groups in " + this.input, STYLE);
        html = page.main();
    }

    /** Returns the page; to be called once. */
    String html() {
        head(page.header());
        map();
        groups();
        distances();
        noise();
        return page.html();
    }

    private void head(HtmlBuilder head) {
        head.element("h1", "Groups in " + input).raw("<p>");
        if (summary.groupsFor95Percent() > 0) {
            head.raw("Label the ")
                    .raw(count(summary.groupsFor95Percent()))
                    .raw(" largest groups in <b>groups.csv</b>, and 95 % of the rows have a label.");
        } else {
            head.raw("Label the groups in <b>groups.csv</b>; less than 95 % of the rows are in one.");
        }
        head.raw("</p>\n<dl>\n");
        figure(head, "rows", summary.rows());
        figure(head, "templates", summary.templates());
        figure(head, "groups", summary.groups());
        figure(head, "rows in no group", summary.noiseRows());
        figure(head, "candidate rules", summary.rules());
        head.raw("</dl>\n");
    }

    private static void figure(HtmlBuilder head, String name, long value) {
        head.raw("<div><dt>").raw(name).raw("</dt><dd>").raw(count(value)).raw("</dd></div>\n");
    }

    /** Begins a part that the contents name. */
    private void part(String id, String title) {
        page.entry(id, title);
        html.raw("<h2 id=\"" + id + "\">").text(title).raw("</h2>\n");
    }

    /** Appends the map with how to read it. */
    private void map() {
        part("map", "Map");
        html.raw("<p>Each circle is a template, larger with more rows; near ones say something alike. The "
                + MapPlot.COLOURED
                + " largest groups have colours and numbers. A flat map cannot keep all distances: what"
                + " touches here may be far apart.");
        if (summary.templates() > MapPlot.MAX_CIRCLES) {
            html.raw(" Of the ")
                    .raw(count(summary.templates()))
                    .raw(" templates, ")
                    .raw(count(MapPlot.MAX_CIRCLES))
                    .raw(" are drawn: those with most rows, and the largest of each group with a number.");
        }
        html.raw("</p>\n");
        html.raw(new MapPlot(grouped).svg());
    }

    /** Appends a table with a row for each group, the largest first. */
    private void groups() {
        part("groups", "Groups");
        html.raw("<table>\n<thead><tr><th>group</th><th class=\"n\">rows</th><th class=\"n\">share</th>"
                + "<th class=\"n\">templates</th><th>messages</th></tr></thead>\n<tbody>\n");
        grouped.groups().stream().limit(MAX_GROUPS).forEach(this::group);
        html.raw("</tbody>\n</table>\n");
        if (grouped.groups().size() > MAX_GROUPS) {
            html.raw("<p>The first ")
                    .raw(count(MAX_GROUPS))
                    .raw(" are shown; all ")
                    .raw(count(grouped.groups().size()))
                    .raw(" groups are in groups.csv.</p>\n");
        }
    }

    private void group(DiscoveredGroup group) {
        html.raw("<tr><td><span class=\"dot\" style=\"background:")
                .raw(MapPlot.colour(group.number()))
                .raw("\"></span>")
                .raw(Integer.toString(group.number()))
                .raw("</td>")
                .number(group.rows())
                .number(percent(group.rows(), summary.rows()))
                .number(group.templates().size())
                .raw("<td>");
        messages(group.templates(), MAX_TEMPLATES, "<code>");
        names("sources", group.sources());
        names("severities", group.severities());
        html.raw("</td></tr>\n");
    }

    private void names(String what, List<String> names) {
        if (!names.isEmpty()) {
            html.raw("<div class=\"more\">")
                    .raw(what)
                    .raw(": ")
                    .text(ShownText.shortened(String.join(", ", names), MAX_CHARS))
                    .raw("</div>");
        }
    }

    /** Writes a message of each template, those behind a limit folded. */
    private void messages(List<TemplateRows> templates, int limit, String tag) {
        templates.stream().limit(limit).forEach(template -> message(template, tag));
        if (templates.size() > limit) {
            html.raw("<details><summary>and ")
                    .raw(count(templates.size() - limit))
                    .raw(" more</summary>");
            templates.stream().skip(limit).limit(MAX_FOLDED).forEach(template -> message(template, tag));
            html.raw(templates.size() - limit > MAX_FOLDED ? "<span class=\"more\">and so on</span>" : "")
                    .raw("</details>");
        }
    }

    private void message(TemplateRows template, String tag) {
        html.raw(tag)
                .text(ShownText.shortened(template.examples().get(0), MAX_CHARS))
                .raw("</code>");
    }

    /** Appends what the choice of eps rests on. */
    private void distances() {
        part("eps", "Choice of eps");
        double[] reaches = grouped.reaches();
        if (reaches.length == 0) {
            html.raw("<p>There is one text only, so there is no distance to choose.</p>\n");
            return;
        }
        long within = Arrays.stream(reaches).filter(reach -> reach <= eps).count();
        html.raw("<p>How far (cosine distance) it is from a template to the nearest other");
        if (minPoints > 1) {
            html.raw(" and to ").raw(count(minPoints)).raw(" messages");
        }
        html.raw(", for ")
                .raw(count(reaches.length))
                .raw(" templates. At eps ")
                .raw(Double.toString(eps))
                .raw(", ")
                .text(percent(within, reaches.length))
                .raw(" of them have a neighbour. A good eps lies above the flat part, where texts say the same in other"
                        + " words, and below the steep end, where they only share a topic. With a smaller one groups fall"
                        + " apart, which costs labelling; with a larger one they merge, which costs truth. Try another with"
                        + " --eps.</p>\n");
        html.raw(new DistancePlot(reaches, eps).svg());
    }

    /** Appends the templates that are in no group; a sentence if there are none. */
    private void noise() {
        part("noise", "Noise");
        if (grouped.noise().templates().isEmpty()) {
            html.raw("<p>Every row is in a group")
                    .raw(
                            minPoints == 1
                                    ? ": with --min-points 1, a template that is like no other is its own.</p>\n"
                                    : ".</p>\n");
            return;
        }
        html.raw("<p>")
                .raw(count(summary.noiseRows()))
                .raw(" rows of ")
                .raw(count(grouped.noise().templates().size()))
                .raw(" templates have fewer than ")
                .raw(count(minPoints))
                .raw(" messages within eps, and are in no group.</p>\n");
        messages(grouped.noise().templates(), MAX_NOISE, "<code class=\"item\">");
    }
}
