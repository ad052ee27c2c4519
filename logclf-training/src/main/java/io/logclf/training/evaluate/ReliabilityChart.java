package io.logclf.training.evaluate;

import io.logclf.training.page.ShownNumbers;
import java.util.List;
import java.util.Locale;

/**
 * The reliability diagram (DeGroot and Fienberg, 1983) as SVG: how often decisions are right, by their
 * confidence, with the number of rows below. Bins of a calibrated pipeline end on the diagonal.
 */
final class ReliabilityChart {

    /** Shares of fewer rows say little. */
    static final int FEW_ROWS = 10;

    private static final double COUNTS_TOP = UnitPlot.TOP + UnitPlot.HEIGHT + 8;
    private static final double COUNTS_HEIGHT = 36;
    /** The height of the bar of a single row of many: still seen. */
    private static final double LEAST_HEIGHT = 1.5;

    private ReliabilityChart() {}

    /**
     * Returns the diagram.
     *
     * @param id of the section in its page
     */
    static String svg(List<ReliabilityBin> bins, String id) {
        UnitPlot plot = new UnitPlot(id + "-reliability", "Reliability diagram", description(bins), 1, 90);
        long most = bins.stream().mapToLong(ReliabilityBin::rows).max().orElse(1);
        for (ReliabilityBin bin : bins) {
            if (bin.rows() > 0) {
                bar(plot, bin, most);
            }
        }
        plot.add(
                "<line class=\"ideal\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                UnitPlot.x(0), plot.y(0), UnitPlot.x(1), plot.y(1));
        plot.add(
                "<text class=\"end\" x=\"%.1f\" y=\"%.1f\">rows</text>", UnitPlot.LEFT - 6, COUNTS_TOP + COUNTS_HEIGHT);
        return plot.xAxis(COUNTS_TOP + COUNTS_HEIGHT + 18, "confidence").end();
    }

    /** Draws a bin: a bar for accuracy, a line for mean confidence, a bar below for its rows. */
    private static void bar(UnitPlot plot, ReliabilityBin bin, long most) {
        double accuracy = bin.accuracy().orElse(0);
        double confidence = bin.meanConfidence().orElse(0);
        double x = UnitPlot.x(bin.from()) + 1;
        double width = UnitPlot.x(bin.to()) - UnitPlot.x(bin.from()) - 2;
        double counts = Math.max(LEAST_HEIGHT, COUNTS_HEIGHT * bin.rows() / most);
        plot.add(
                "<g><title>confidence %.2f to %.2f: %s rows, mean confidence %.3f, %.3f right</title>",
                bin.from(), bin.to(), ShownNumbers.count(bin.rows()), confidence, accuracy);
        plot.add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                bin.rows() < FEW_ROWS ? "few" : "bar", x, plot.y(accuracy), width, plot.y(0) - plot.y(accuracy));
        plot.add(
                "<line class=\"mark\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                x, plot.y(confidence), x + width, plot.y(confidence));
        plot.add(
                "<rect class=\"count\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/></g>\n",
                x, COUNTS_TOP + COUNTS_HEIGHT - counts, width, counts);
    }

    /** Returns the same in words. */
    private static String description(List<ReliabilityBin> bins) {
        StringBuilder text = new StringBuilder("Share of right labels by confidence.");
        for (ReliabilityBin bin : bins) {
            if (bin.rows() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        " %.2f to %.2f: %.2f right of %d rows.",
                        bin.from(),
                        bin.to(),
                        bin.accuracy().orElse(0),
                        bin.rows()));
            }
        }
        return text.toString();
    }
}
