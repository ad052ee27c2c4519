package io.logclf.training.discover;

import java.util.Locale;

/**
 * The curve by which eps is chosen, as SVG: the distances from templates to the next ones, ascending, with
 * the eps that was used. A good eps lies between the flat part of the curve and its steep end.
 */
final class DistancePlot {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;
    private static final double STEP = 0.2;

    private final double[] reaches;
    private final double eps;
    private final double highest;

    /**
     * Prepares the plot.
     *
     * @param reaches ascending
     * @param eps drawn as a dashed line
     */
    DistancePlot(double[] reaches, double eps) {
        this.reaches = reaches;
        this.eps = eps;
        double largest = reaches.length == 0 ? 0 : reaches[reaches.length - 1];
        highest = STEP * Math.ceil(Math.max(largest, eps) / STEP + 1e-9);
    }

    /** Returns the plot; it holds numbers only, so nothing needs to be escaped. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        svg.append("\" role=\"img\" aria-label=\"distances to the next template\">\n");
        for (int i = 0; i * STEP <= highest + 1e-9; i++) {
            line(i * STEP, "grid", svg);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" class=\"tick\">%.1f</text>\n",
                    LEFT - 8,
                    y(i * STEP) + 4,
                    i * STEP));
        }
        line(eps, "eps", svg);
        svg.append("<polyline class=\"curve\" points=\"");
        for (int i = 0; i < reaches.length; i++) {
            double x = LEFT + (WIDTH - LEFT - RIGHT) * (double) i / Math.max(1, reaches.length - 1);
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(reaches[i])));
        }
        svg.append("\"/>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%.1f\" class=\"eps-name\">eps %s</text>\n",
                LEFT + 8,
                y(eps) - 6,
                eps));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" class=\"axis\">templates, the one with the nearest neighbour first</text>\n",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 8));
        return svg.append("</svg>\n").toString();
    }

    private void line(double distance, String style, StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n",
                LEFT,
                WIDTH - RIGHT,
                y(distance),
                y(distance),
                style));
    }

    /** Returns the height of a distance, which rounding may have made a little negative. */
    private double y(double distance) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, distance) / highest);
    }
}
