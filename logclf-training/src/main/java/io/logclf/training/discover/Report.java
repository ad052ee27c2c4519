package io.logclf.training.discover;

import java.util.Arrays;
import java.util.List;

/** The page that shows a result: one file without scripts, for light and dark. */
final class Report {

    private static final int MAX_GROUPS = 500;
    private static final int MAX_NOISE = 200;
    private static final int MAX_TEMPLATES = 6;
    private static final int MAX_FOLDED = 500;

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2430; --soft: #5d6878; --line: #d9dee6; --page: #fff; --card: #f6f8fa;
              --grey: #9aa4b2; --mark: #c2410c; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa5b5; --line: #343c48; --page: #14181e;
              --card: #1c222b; --grey: #6b7584; --mark: #fb923c; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 24px 20px 60px; max-width: 980px; background: var(--page); color: var(--ink);
              font: 15px/1.5 system-ui, sans-serif; }
            h1 { font-size: 24px; margin: 0 0 4px; overflow-wrap: anywhere; }
            h2 { font-size: 18px; margin: 36px 0 6px; }
            p { margin: 4px 0 10px; color: var(--soft); max-width: 75ch; }
            dl { display: flex; flex-wrap: wrap; gap: 10px; margin: 16px 0; }
            dl div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; }
            dt { color: var(--soft); font-size: 13px; } dd { margin: 0; font-size: 20px; font-variant-numeric: tabular-nums; }
            svg { width: 100%; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
            circle { fill-opacity: .75; stroke: var(--page); stroke-width: .8; }
            circle.noise { fill: none; stroke: var(--grey); stroke-width: 1.2; }
            svg text { font: 12px system-ui, sans-serif; fill: var(--soft); }
            svg .name { font-weight: 600; fill: var(--ink); text-anchor: middle; paint-order: stroke; stroke: var(--page);
              stroke-width: 3px; stroke-linejoin: round; }
            svg .tick { text-anchor: end; } svg .axis { text-anchor: middle; }
            svg .grid { stroke: var(--line); } svg .eps { stroke: var(--mark); stroke-dasharray: 6 4; stroke-width: 1.5; }
            svg .eps-name { fill: var(--mark); font-weight: 600; }
            svg .curve { fill: none; stroke: var(--ink); stroke-width: 2; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; }
            th { text-align: left; font-weight: 600; font-size: 13px; color: var(--soft); }
            th, td { padding: 7px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            th:nth-child(1) { width: 64px; } th:nth-child(2), th:nth-child(3) { width: 84px; } th:nth-child(4) { width: 92px; }
            .dot { display: inline-block; width: 10px; height: 10px; border-radius: 50%; margin-right: 6px; }
            code { font: 12.5px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; display: block; }
            code + code { margin-top: 4px; } .more, summary { color: var(--soft); font-size: 13px; }
            @media (max-width: 640px) { th:nth-child(3), td:nth-child(3) { display: none; } }
            """;

    private final String input;
    private final GroupedTemplates grouped;
    private final DiscoverySummary summary;
    private final double eps;
    private final int minPoints;
    private final StringBuilder html = new StringBuilder();

    Report(String input, GroupedTemplates grouped, DiscoverySummary summary, double eps, int minPoints) {
        this.input = input;
        this.grouped = grouped;
        this.summary = summary;
        this.eps = eps;
        this.minPoints = minPoints;
    }

    String html() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Groups in ");
        html.append(Html.text(input))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        head();
        groups();
        html.append(
                "<h2>Map</h2>\n<p>Each circle is a template, larger with more rows; near ones say something alike. The "
                        + MapPlot.COLOURED
                        + " largest groups have colours and numbers. A flat map cannot keep all distances: what"
                        + " touches here may be far apart.</p>\n");
        html.append(new MapPlot(grouped).svg());
        distances();
        noise();
        html.append("</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.append("<h1>Groups in ").append(Html.text(input)).append("</h1>\n<p>");
        if (summary.groupsFor95Percent() > 0) {
            html.append("Label the ")
                    .append(Html.number(summary.groupsFor95Percent()))
                    .append(" largest groups in <b>groups.csv</b>, and 95 % of the rows have a label.");
        } else {
            html.append("Label the groups in <b>groups.csv</b>; less than 95 % of the rows are in one.");
        }
        html.append("</p>\n<dl>\n");
        figure("rows", summary.rows());
        figure("templates", summary.templates());
        figure("groups", summary.groups());
        figure("rows in no group", summary.noiseRows());
        figure("candidate rules", summary.rules());
        html.append("</dl>\n");
    }

    private void figure(String name, long value) {
        html.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.number(value))
                .append("</dd></div>\n");
    }

    private void groups() {
        html.append(
                "<h2>Groups</h2>\n<table>\n<thead><tr><th>group</th><th class=\"n\">rows</th><th class=\"n\">share</th>"
                        + "<th class=\"n\">templates</th><th>messages</th></tr></thead>\n<tbody>\n");
        grouped.groups().stream().limit(MAX_GROUPS).forEach(this::group);
        html.append("</tbody>\n</table>\n");
        if (grouped.groups().size() > MAX_GROUPS) {
            html.append("<p>All ")
                    .append(Html.number(grouped.groups().size()))
                    .append(" groups are in groups.csv.</p>\n");
        }
    }

    private void group(DiscoveredGroup group) {
        html.append("<tr><td><span class=\"dot\" style=\"background:")
                .append(Html.colour(group.number(), MapPlot.COLOURED))
                .append("\"></span>")
                .append(group.number())
                .append("</td>");
        cell(Html.number(group.rows()));
        cell(Html.percent(group.rows(), summary.rows()));
        cell(Html.number(group.templates().size()));
        html.append("<td>");
        messages(group.templates(), MAX_TEMPLATES);
        names("sources", group.sources());
        names("severities", group.severities());
        html.append("</td></tr>\n");
    }

    private void names(String what, List<String> names) {
        if (!names.isEmpty()) {
            html.append("<div class=\"more\">")
                    .append(what)
                    .append(": ")
                    .append(Html.text(String.join(", ", names)))
                    .append("</div>");
        }
    }

    private void cell(String number) {
        html.append("<td class=\"n\">").append(number).append("</td>");
    }

    private void messages(List<TemplateRows> templates, int limit) {
        templates.stream().limit(limit).forEach(this::message);
        if (templates.size() > limit) {
            html.append("<details><summary>and ")
                    .append(Html.number(templates.size() - limit))
                    .append(" more</summary>");
            templates.stream().skip(limit).limit(MAX_FOLDED).forEach(this::message);
            html.append(templates.size() - limit > MAX_FOLDED ? "<span class=\"more\">and so on</span>" : "")
                    .append("</details>");
        }
    }

    private void message(TemplateRows template) {
        html.append("<code>").append(Html.text(template.examples().get(0))).append("</code>");
    }

    private void distances() {
        html.append("<h2>Choice of eps</h2>\n");
        double[] reaches = grouped.reaches();
        if (reaches.length == 0) {
            html.append("<p>There is one text only, so there is no distance to choose.</p>\n");
            return;
        }
        long within = Arrays.stream(reaches).filter(reach -> reach <= eps).count();
        html.append("<p>How far (cosine distance) it is from a template to the nearest other");
        if (minPoints > 1) {
            html.append(" and to ").append(Html.number(minPoints)).append(" messages");
        }
        html.append(", for ")
                .append(Html.number(reaches.length))
                .append(" templates. At eps ")
                .append(eps)
                .append(", ")
                .append(Html.percent(within, reaches.length))
                .append(
                        " of them have a neighbour. A good eps lies above the flat part, where texts say the same in other"
                                + " words, and below the steep end, where they only share a topic. With a smaller one groups fall"
                                + " apart, which costs labelling; with a larger one they merge, which costs truth. Try another with"
                                + " --eps.</p>\n");
        html.append(new DistancePlot(reaches, eps).svg());
    }

    private void noise() {
        html.append("<h2>Noise</h2>\n");
        if (grouped.noise().templates().isEmpty()) {
            html.append("<p>Every row is in a group");
            html.append(
                    minPoints == 1
                            ? ": with --min-points 1, a template that is like no other is its own.</p>\n"
                            : ".</p>\n");
            return;
        }
        html.append("<p>")
                .append(Html.number(summary.noiseRows()))
                .append(" rows of ")
                .append(Html.number(grouped.noise().templates().size()))
                .append(" templates have fewer than ")
                .append(Html.number(minPoints))
                .append(" messages within eps, and are in no group.</p>\n");
        messages(grouped.noise().templates(), MAX_NOISE);
    }
}
