package io.logclf.training.evaluate;

import java.util.Locale;

/**
 * An SVG with a plot whose x axis goes from 0 to 1, and whose y axis goes from 0 to some value, both marked
 * in percent. It has a title and a description in its place, for readers that cannot see it.
 */
final class UnitPlot {

    static final double LEFT = 52;
    static final double TOP = 12;
    static final double WIDTH = 350;
    static final double HEIGHT = 200;

    private static final int TICKS = 5;

    private final StringBuilder svg = new StringBuilder();
    private final double maxY;

    /**
     * Begins the plot with its grid and the marks of the y axis.
     *
     * @param id of the plot in its page, which those of title and description begin with
     * @param description what the plot says, in words
     * @param maxY where the y axis ends, above 0
     * @param below room for the axis and what comes below it
     */
    UnitPlot(String id, String title, String description, double maxY, double below) {
        this.maxY = maxY;
        add(
                "<svg viewBox=\"0 0 428 %.0f\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n",
                TOP + HEIGHT + below, id, id);
        add("<title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc>\n", id, title, id, description);
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            double y = y(share * maxY);
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", LEFT, y, LEFT + WIDTH, y);
            add("<text class=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", LEFT - 6, y + 4, percent(share * maxY));
        }
    }

    /** Returns where a value of the x axis is drawn. */
    static double x(double value) {
        return LEFT + WIDTH * value;
    }

    /** Returns where a value of the y axis is drawn. */
    double y(double value) {
        return TOP + HEIGHT * (1 - value / maxY);
    }

    /** Writes the marks of the x axis at {@code y}, and what it shows. */
    UnitPlot xAxis(double y, String name) {
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            add("<text class=\"mid\" x=\"%.1f\" y=\"%.1f\">%s</text>", x(share), y, percent(share));
        }
        return add("\n<text class=\"mid\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", x(0.5), y + 18, name);
    }

    /** Appends elements with the arguments of a format in them, numbers or text of our own. */
    UnitPlot add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
        return this;
    }

    /** Ends the SVG, and returns it. */
    String end() {
        return svg.append("</svg>\n").toString();
    }

    private static String percent(double share) {
        double percent = share * 100;
        return Math.abs(percent - Math.rint(percent)) < 1e-9
                ? String.format(Locale.ROOT, "%.0f %%", percent)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
