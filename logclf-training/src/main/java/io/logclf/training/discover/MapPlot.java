package io.logclf.training.discover;

import io.logclf.api.text.ShownText;
import io.logclf.training.page.HtmlBuilder;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A map of the templates as SVG: their embeddings along the two directions in which they differ most, with
 * circles whose area grows with the rows. Large groups are drawn last and lie on top: they are what a
 * person labels first. Of very many templates those with most rows are drawn, of whatever group; the others
 * would be the smallest circles. The texts of templates are in the titles of the circles, escaped.
 */
final class MapPlot {

    /** So many groups, the largest, have a colour and a number; the others are grey. */
    static final int COLOURED = 24;

    private static final int WIDTH = 860;
    private static final int HEIGHT = 520;
    private static final int MARGIN = 32;
    /** More circles make a page slow, and would be small ones over others. */
    static final int MAX_CIRCLES = 3_000;

    private static final double MAX_RADIUS = 16;
    private static final double MIN_RADIUS = 3;

    private final GroupedTemplates grouped;
    private final Set<TemplateRows> drawn;
    private float left = Float.POSITIVE_INFINITY;
    private float right = Float.NEGATIVE_INFINITY;
    private float top = Float.NEGATIVE_INFINITY;
    private float bottom = Float.POSITIVE_INFINITY;
    private long most = 1;

    MapPlot(GroupedTemplates grouped) {
        this.grouped = grouped;
        this.drawn = drawn(grouped);
    }

    /**
     * Returns the templates that are drawn: the first of each group that has a number, and those with most
     * rows.
     */
    private static Set<TemplateRows> drawn(GroupedTemplates grouped) {
        List<TemplateRows> all = Stream.concat(grouped.groups().stream(), Stream.of(grouped.noise()))
                .flatMap(group -> group.templates().stream())
                .sorted(Comparator.comparingLong(template -> -template.rows()))
                .toList();
        Set<TemplateRows> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
        grouped.groups().stream()
                .limit(COLOURED)
                .forEach(group -> drawn.add(group.templates().get(0)));
        for (TemplateRows template : all) {
            if (drawn.size() < MAX_CIRCLES) {
                drawn.add(template);
            }
        }
        return drawn;
    }

    /** Returns the map. */
    String svg() {
        grouped.groups().forEach(this::measure);
        measure(grouped.noise());
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        svg.append("\" role=\"img\" aria-label=\"map of templates\">\n");
        draw(grouped.noise(), svg);
        for (int i = grouped.groups().size() - 1; i >= 0; i--) {
            draw(grouped.groups().get(i), svg);
        }
        grouped.groups().stream().limit(COLOURED).forEach(group -> name(group, svg));
        return svg.append("</svg>\n").toString();
    }

    /** Returns the colour of a group: neighbours in size differ most. Grey for small ones, and for noise. */
    static String colour(int group) {
        return group < 1 || group > COLOURED
                ? "var(--grey)"
                : String.format(Locale.ROOT, "hsl(%d 65%% 50%%)", Math.floorMod((group - 1) * 137, 360));
    }

    private static String shown(String text) {
        return new HtmlBuilder()
                .text(ShownText.shortened(text, DiscoveryReport.MAX_CHARS))
                .toString();
    }

    /** Extends the borders of the map to a group's templates. */
    private void measure(DiscoveredGroup group) {
        for (int i = 0; i < group.points().size(); i++) {
            float[] point = group.points().get(i);
            left = Math.min(left, point[0]);
            right = Math.max(right, point[0]);
            bottom = Math.min(bottom, point[1]);
            top = Math.max(top, point[1]);
            most = Math.max(most, group.templates().get(i).rows());
        }
    }

    /** Draws a circle for each template that is drawn at all. */
    private void draw(DiscoveredGroup group, StringBuilder svg) {
        for (int i = 0; i < group.points().size(); i++) {
            TemplateRows template = group.templates().get(i);
            if (!drawn.contains(template)) {
                continue;
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"%s><title>%s: %s</title></circle>\n",
                    x(group.points().get(i)),
                    y(group.points().get(i)),
                    radius(template),
                    colour(group.number()),
                    group.number() == 0 ? " class=\"noise\"" : "",
                    group.number() == 0 ? "noise" : "group " + group.number(),
                    shown(template.text())));
        }
    }

    /** Writes the number of a group above its largest circle. */
    private void name(DiscoveredGroup group, StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" class=\"name\">%d</text>\n",
                x(group.points().get(0)),
                y(group.points().get(0)) - radius(group.templates().get(0)) - 3,
                group.number()));
    }

    /**
     * Returns the radius of a circle, whose area is proportional to the rows, but which is never too small
     * to be seen.
     */
    private double radius(TemplateRows template) {
        return Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt((double) template.rows() / most));
    }

    private double x(float[] point) {
        return MARGIN + (WIDTH - 2 * MARGIN) * share(point[0], left, right);
    }

    private double y(float[] point) {
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share(point[1], bottom, top);
    }

    /**
     * Returns where a value lies between two others, in [0, 1]; the middle if those are equal, as with a
     * single template.
     */
    private static double share(float value, float from, float to) {
        return to - from > 1e-6 ? (value - from) / (to - from) : 0.5;
    }
}
