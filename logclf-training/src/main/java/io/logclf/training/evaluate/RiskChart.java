package io.logclf.training.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The risk-coverage curve (El-Yaniv and Wiener, On the Foundations of Noise-free Selective Classification,
 * 2010) as SVG: what share of decisions would be wrong if only the surest counted.
 */
final class RiskChart {

    /** Where the y axis may end. */
    private static final List<Double> SCALES = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5);
    /** Shares of fewer rows say little: one error among the surest rows would squeeze all the rest. */
    private static final double LEAST_COVERAGE = 0.02;

    /** The words for a dot in the right half stand on its left. */
    private static final double MIDDLE = 0.5;
    /** For the words above the dot. */
    private static final double ROOM_ABOVE = 1.15;

    private RiskChart() {}

    /**
     * Draws a curve.
     *
     * @param points at least one
     * @param end what the last point is, in words
     */
    static String svg(List<RiskPoint> points, String id, String end) {
        List<RiskPoint> shown = points.stream()
                .filter(point -> point.coverage() >= LEAST_COVERAGE)
                .toList();
        return plot(shown.isEmpty() ? points : shown, id, end);
    }

    /** Draws the points on the smallest scale with room for them. */
    private static String plot(List<RiskPoint> points, String id, String lastPoint) {
        double worst = points.stream().mapToDouble(RiskPoint::risk).max().orElse(1);
        double max = SCALES.stream()
                .filter(scale -> scale > worst * ROOM_ABOVE)
                .mapToDouble(scale -> scale)
                .findFirst()
                .orElse(1);
        RiskPoint last = points.get(points.size() - 1);
        String end = String.format(
                Locale.ROOT, "%.1f %% wrong at %.1f %% coverage", 100 * last.risk(), 100 * last.coverage());
        UnitPlot plot = new UnitPlot(
                id + "-risk", "Risk-coverage curve", lastPoint + ": " + end + ". " + description(points), max, 46);
        plot.add(
                "<polyline class=\"curve\" points=\"%s\"/>\n",
                points.stream()
                        .map(point -> String.format(
                                Locale.ROOT, "%.1f,%.1f", UnitPlot.x(point.coverage()), plot.y(point.risk())))
                        .collect(Collectors.joining(" ")));
        plot.add(
                "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                UnitPlot.x(last.coverage()), plot.y(last.risk()));
        boolean right = last.coverage() > MIDDLE;
        boolean high = last.risk() * ROOM_ABOVE > max;
        plot.add(
                "<text class=\"strong%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                right ? " end" : "",
                UnitPlot.x(last.coverage()) + (right ? 8 : -8),
                plot.y(last.risk()) + (high ? 22 : -13),
                end);
        return plot.xAxis(UnitPlot.TOP + UnitPlot.HEIGHT + 20, "coverage").end();
    }

    /** Returns about ten points in words. */
    private static String description(List<RiskPoint> points) {
        int step = Math.max(1, points.size() / 10);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.size(); i += step) {
            RiskPoint point = points.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "Confidence from %.3f: %.1f %% covered, %.2f %% of these wrong. ",
                    point.threshold(),
                    100 * point.coverage(),
                    100 * point.risk()));
        }
        return text.toString().strip();
    }
}
