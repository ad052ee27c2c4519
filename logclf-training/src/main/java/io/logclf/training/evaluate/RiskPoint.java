package io.logclf.training.evaluate;

import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        return of(
                outcomes.stream()
                        .filter(Outcome::isDecided)
                        .map(outcome ->
                                new Guess(outcome.classification().confidence().orElseThrow(), outcome.isCorrect())),
                outcomes.size());
    }

    /**
     * Returns the same for one stage: what would be if it gave its likeliest label from some confidence up,
     * also where it abstained. Coverage is the share of the rows that reached it.
     */
    static List<RiskPoint> ofStage(List<Outcome> outcomes, String stage) {
        List<Guess> guesses = new ArrayList<>();
        int reached = 0;
        for (Outcome outcome : outcomes) {
            for (StageVerdict step : outcome.classification().trail()) {
                if (step.stage().equals(stage)) {
                    reached++;
                    Guess.of(step.verdict(), outcome.truth().label()).forEach(guesses::add);
                }
            }
        }
        return of(guesses.stream(), reached);
    }

    private static List<RiskPoint> of(Stream<Guess> guesses, int rows) {
        List<Guess> sorted = guesses.sorted(
                        Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
        List<RiskPoint> points = new ArrayList<>();
        long wrong = 0;
        for (int i = 0; i < sorted.size(); i++) {
            wrong += sorted.get(i).right() ? 0 : 1;
            double confidence = sorted.get(i).confidence();
            // No threshold can separate rows of one confidence.
            if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() < confidence) {
                points.add(new RiskPoint(confidence, (i + 1.0) / rows, wrong / (i + 1.0)));
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

    /** A label that was given or would have been, and whether it is the right one. */
    private record Guess(double confidence, boolean right) {

        /** Returns the likeliest label of a verdict; empty if the stage thought of none. */
        static Stream<Guess> of(Verdict verdict, Label truth) {
            if (verdict instanceof Verdict.Decided decided) {
                return Stream.of(new Guess(decided.confidence(), decided.label().equals(truth)));
            }
            return ((Verdict.Abstained) verdict)
                    .alternatives().stream()
                            .limit(1)
                            .map((ScoredLabel likeliest) -> new Guess(
                                    likeliest.score(), likeliest.label().equals(truth)));
        }
    }
}
