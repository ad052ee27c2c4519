package io.logclf.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Figures over outcomes. A row that no stage decided counts as wrong in {@link #accuracy} and as missed in
 * {@link #macroF1}, and not at all in {@link #accuracyOnDecided}, {@link #ece} and precision. A figure over
 * nothing is empty, never NaN.
 *
 * <table>
 * <caption>Five rows</caption>
 * <tr><th>right label</th><th>given</th><th>counts as</th></tr>
 * <tr><td>A</td><td>A</td><td>decided, correct</td></tr>
 * <tr><td>A</td><td>B</td><td>decided, wrong; a miss of A, a false alarm of B</td></tr>
 * <tr><td>B</td><td>none</td><td>undecided; a miss of B</td></tr>
 * <tr><td>B</td><td>B</td><td>decided, correct</td></tr>
 * <tr><td>B</td><td>B</td><td>decided, correct</td></tr>
 * </table>
 *
 * There, coverage is 4/5, accuracy 3/5, accuracy on decided 3/4.
 *
 * The same outcomes in the same order give equal figures. Immutable and safe for concurrent use.
 */
public final class Metrics {

    private final List<Outcome> outcomes;
    private final long decided;
    private final long correct;
    private final List<Confusion> confusion;
    private final List<LabelScore> perLabel;
    private final List<StageScore> perStage;
    private final Map<String, Long> abstainReasons;
    private final List<ReliabilityBin> reliability;
    private final List<RiskPoint> riskCoverage;

    private Metrics(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
        decided = outcomes.stream().filter(Outcome::isDecided).count();
        correct = outcomes.stream().filter(Outcome::isCorrect).count();
        confusion = confusion(this.outcomes);
        perLabel = perLabel(confusion);
        StageCounts stages = StageCounts.of(this.outcomes);
        perStage = stages.scores();
        abstainReasons = stages.abstainReasons();
        reliability = ReliabilityBin.of(this.outcomes);
        riskCoverage = RiskPoint.of(this.outcomes);
    }

    /** Returns the figures over outcomes; there may be none. */
    public static Metrics of(List<Outcome> outcomes) {
        return new Metrics(outcomes);
    }

    /** Returns what the figures are over, in the order given. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Returns how many rows there are. */
    public long rows() {
        return outcomes.size();
    }

    /** Returns how many rows got a label. */
    public long decided() {
        return decided;
    }

    /** Returns how many rows got the right label. */
    public long correct() {
        return correct;
    }

    /** Returns how many rows got a wrong label. */
    public long wrong() {
        return decided - correct;
    }

    /** Returns how many rows got no label. */
    public long undecided() {
        return rows() - decided;
    }

    /** Returns the share of rows with the right label; empty without rows. */
    public OptionalDouble accuracy() {
        return Ratio.of(correct, rows());
    }

    /** Returns the share of rows with a label; empty without rows. */
    public OptionalDouble coverage() {
        return Ratio.of(decided, rows());
    }

    /** Returns the share of right labels among the rows with a label; empty if there are none. */
    public OptionalDouble accuracyOnDecided() {
        return Ratio.of(correct, decided);
    }

    /** Returns the mean F1 of the labels that occur in truth, each with the same weight; empty without rows. */
    public OptionalDouble macroF1() {
        return macroF1(1);
    }

    /**
     * Returns the mean F1 of the labels that at least {@code minSupport} rows have in truth; empty if there
     * are none.
     */
    public OptionalDouble macroF1(int minSupport) {
        return perLabel.stream()
                .filter(score -> score.support() >= Math.max(1, minSupport))
                .mapToDouble(LabelScore::f1)
                .average();
    }

    /**
     * Returns the expected calibration error over the rows with a label, in 15 bins of equal width (Guo et
     * al., On Calibration of Modern Neural Networks, 2017); empty if there are none.
     */
    public OptionalDouble ece() {
        return ReliabilityBin.expectedCalibrationError(reliability);
    }

    /** Returns the scores of all labels that occur in truth or were given, by name. */
    public List<LabelScore> perLabel() {
        return perLabel;
    }

    /** Returns the cells of the confusion matrix that are not zero, by the names of both labels, undecided last. */
    public List<Confusion> confusion() {
        return confusion;
    }

    /** Returns what each stage did, in the order in which stages were first reached. */
    public List<StageScore> perStage() {
        return perStage;
    }

    /**
     * Returns for the rows that no stage decided how often each stage abstained for each reason, as {@code
     * regex: NO_MATCH}.
     */
    public Map<String, Long> abstainReasons() {
        return abstainReasons;
    }

    /** Returns the 15 bins of confidence, lowest first. */
    public List<ReliabilityBin> reliability() {
        return reliability;
    }

    /**
     * Returns the risk-coverage curve by falling confidence; its last point is coverage, and 1 - accuracy
     * on decided.
     */
    public List<RiskPoint> riskCoverage() {
        return riskCoverage;
    }

    /**
     * Returns the risk-coverage curve of one stage, over the rows that reached it: what would be if it gave its
     * likeliest label from some confidence up, whether it decided or abstained. Its last point is what the stage
     * would do if it always gave that label.
     *
     * @param stage its name in the pipeline
     * @return at most 200 points; none if no row reached the stage, or it thought of no label
     */
    public List<RiskPoint> riskCoverage(String stage) {
        return RiskPoint.ofStage(outcomes, stage);
    }

    private static List<Confusion> confusion(List<Outcome> outcomes) {
        Map<Cell, Long> cells = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            cells.merge(Cell.of(outcome), 1L, Long::sum);
        }
        List<Confusion> confusion = new ArrayList<>();
        cells.forEach((cell, rows) -> confusion.add(new Confusion(cell.truth(), cell.predicted(), rows)));
        return List.copyOf(confusion);
    }

    private static List<LabelScore> perLabel(List<Confusion> confusion) {
        Map<String, LabelScore> scores = new TreeMap<>();
        for (Confusion cell : confusion) {
            if (cell.isCorrect()) {
                add(scores, new LabelScore(cell.truth(), cell.rows(), 0, 0));
            } else {
                add(scores, new LabelScore(cell.truth(), 0, cell.rows(), 0));
                cell.predicted().ifPresent(label -> add(scores, new LabelScore(label, 0, 0, cell.rows())));
            }
        }
        return List.copyOf(scores.values());
    }

    private static void add(Map<String, LabelScore> scores, LabelScore more) {
        scores.merge(
                more.label(),
                more,
                (a, b) -> new LabelScore(
                        a.label(), a.hits() + b.hits(), a.misses() + b.misses(), a.falseAlarms() + b.falseAlarms()));
    }

    /** A cell of the confusion matrix as a key, in the order of names, undecided last. */
    private record Cell(String truth, Optional<String> predicted) implements Comparable<Cell> {

        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::truth)
                .thenComparing(cell -> cell.predicted().isEmpty())
                .thenComparing(cell -> cell.predicted().orElse(""));

        private Cell {
            Objects.requireNonNull(truth);
        }

        static Cell of(Outcome outcome) {
            return new Cell(
                    outcome.truth().label().name(),
                    outcome.classification().label().map(label -> label.name()));
        }

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }
}
