package io.logclf.training.evaluate;

import java.util.List;
import java.util.Locale;

/** How right decisions are, by their confidence, with the number of rows below. */
final class ReliabilityChart {

    /** Shares of fewer rows say little. */
    static final int FEW_ROWS = 10;

    private static final double COUNTS_TOP = Plot.TOP + Plot.HEIGHT + 8;
    private static final double COUNTS_HEIGHT = 36;
    private static final double LEAST_HEIGHT = 1.5;

    private ReliabilityChart() {}

    static String svg(List<ReliabilityBin> bins, String id) {
        Plot plot = new Plot(id + "-reliability", "Reliability diagram", description(bins), 1, 90);
        long most = bins.stream().mapToLong(ReliabilityBin::rows).max().orElse(1);
        for (ReliabilityBin bin : bins) {
            if (bin.rows() > 0) {
                bar(plot, bin, most);
            }
        }
        plot.add(
                "<line class=\"ideal\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                Plot.x(0), plot.y(0), Plot.x(1), plot.y(1));
        plot.add("<text class=\"end\" x=\"%.1f\" y=\"%.1f\">rows</text>", Plot.LEFT - 6, COUNTS_TOP + COUNTS_HEIGHT);
        return plot.xAxis(COUNTS_TOP + COUNTS_HEIGHT + 18, "confidence").end();
    }

    private static void bar(Plot plot, ReliabilityBin bin, long most) {
        double accuracy = bin.accuracy().orElse(0);
        double confidence = bin.meanConfidence().orElse(0);
        double x = Plot.x(bin.from()) + 1;
        double width = Plot.x(bin.to()) - Plot.x(bin.from()) - 2;
        double counts = Math.max(LEAST_HEIGHT, COUNTS_HEIGHT * bin.rows() / most);
        plot.add(
                "<g><title>confidence %.2f to %.2f: %s rows, mean confidence %.3f, %.3f right</title>",
                bin.from(), bin.to(), Html.count(bin.rows()), confidence, accuracy);
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
