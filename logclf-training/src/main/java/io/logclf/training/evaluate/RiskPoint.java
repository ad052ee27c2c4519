package io.logclf.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A point of the risk-coverage curve: what would be if only decisions of some confidence counted.
 *
 * @param threshold the lowest confidence that counts
 * @param coverage share of all rows decided with at least that confidence
 * @param risk share of wrong labels among them
 */
public record RiskPoint(double threshold, double coverage, double risk) {

    /** More cannot be seen in a plot. */
    static final int MAX_POINTS = 200;

    /**
     * Returns a point for every confidence that occurs, highest first; at most {@link #MAX_POINTS}, spread
     * over the coverage.
     */
    static List<RiskPoint> of(List<Outcome> outcomes) {
        List<Outcome> decided = outcomes.stream()
                .filter(Outcome::isDecided)
                .sorted(Comparator.comparingDouble(RiskPoint::confidence).reversed())
                .toList();
        List<RiskPoint> points = new ArrayList<>();
        long wrong = 0;
        for (int i = 0; i < decided.size(); i++) {
            wrong += decided.get(i).isCorrect() ? 0 : 1;
            double confidence = confidence(decided.get(i));
            // No threshold can separate rows of one confidence.
            if (i + 1 == decided.size() || confidence(decided.get(i + 1)) < confidence) {
                points.add(new RiskPoint(confidence, (i + 1.0) / outcomes.size(), wrong / (i + 1.0)));
            }
        }
        return thinned(points);
    }

    /**
     * Returns at most {@link #MAX_POINTS} of the points, spread evenly over the coverage, the first and the
     * last among them.
     */
    private static List<RiskPoint> thinned(List<RiskPoint> points) {
        if (points.size() <= MAX_POINTS) {
            return List.copyOf(points);
        }
        double first = points.get(0).coverage();
        double span = points.get(points.size() - 1).coverage() - first;
        List<RiskPoint> kept = new ArrayList<>();
        for (RiskPoint point : points) {
            if (point.coverage() >= first + span * kept.size() / (MAX_POINTS - 1) || kept.isEmpty()) {
                kept.add(point);
            }
        }
        RiskPoint last = points.get(points.size() - 1);
        if (!kept.get(kept.size() - 1).equals(last)) {
            kept.add(last);
        }
        return List.copyOf(kept.subList(Math.max(0, kept.size() - MAX_POINTS), kept.size()));
    }

    private static double confidence(Outcome outcome) {
        return outcome.classification().confidence().orElseThrow();
    }
}
