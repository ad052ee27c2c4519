package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.head.Confidence;
import io.logclf.head.Thresholds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int MANY = 10_000;
    private static final IntPredicate LABELS = label -> label < 2;

    @Test
    void thresholdIsTheLowestConfidenceThatKeepsThePromise() {
        // From the confidence 0.8 on, 0.9 are right; from 0.7 on, 0.85 are.
        Thresholds thresholds =
                Calibration.of(List.of(MadeHeldOut.even(MANY, 1)), LABELS, 0.9).embeddingThresholds();
        assertThat(thresholds.sure()).isCloseTo(0.8, within(0.02));
        assertThat(thresholds.balanced()).isCloseTo(0.7, within(0.02));
    }

    @Test
    void firstStageNeedsHalfAsManyWrong() {
        // From the confidence 0.9 on, 0.95 are right; from 0.85 on, 0.925 are.
        Thresholds thresholds =
                Calibration.of(List.of(MadeHeldOut.even(MANY, 1)), LABELS, 0.9).lexicalThresholds();
        assertThat(thresholds.sure()).isCloseTo(0.9, within(0.02));
        assertThat(thresholds.balanced()).isCloseTo(0.85, within(0.02));
    }

    @Test
    void onlyTheLastStageAlwaysDecides() {
        Calibration calibration = Calibration.of(List.of(MadeHeldOut.even(MANY, 1)), LABELS, 0.9);
        assertThat(calibration.embeddingThresholds().always()).isZero();
        assertThat(calibration.lexicalThresholds().always())
                .isEqualTo(calibration.lexicalThresholds().balanced());
    }

    @Test
    void balancedPromisesNoMoreThanSure() {
        Calibration modest = Calibration.of(List.of(MadeHeldOut.even(MANY, 1)), LABELS, 0.8);
        assertThat(modest.embeddingThresholds().balanced())
                .isEqualTo(modest.embeddingThresholds().sure());
    }

    /** Half of the texts are right nearly always, and the others in two cases of five: 0.7 in all, as promised. */
    @Test
    void whatIsLikelierWrongThanRightIsNotDecidedHoweverLittleIsPromised() {
        double[][] logs = new double[MANY][];
        int[] truth = new int[MANY];
        for (int text = 0; text < MANY; text++) {
            logs[text] = MadeHeldOut.logs(text % 2 == 0 ? 0.99 : 0.8);
            truth[text] = text % 2 == 0 || text % 10 < 4 ? 0 : 1;
        }
        HeldOut heldOut = MadeHeldOut.of(MadeHeldOut.LABELS, truth, logs, logs, new double[MANY]);
        Calibration calibration = Calibration.of(List.of(heldOut), LABELS, 0.65);
        assertThat(calibration.embedding().of(0.8, 0, 0)).isLessThan(0.5);
        assertThat(decisions(calibration, heldOut)).hasSize(MANY / 2);
        assertThat(precision(calibration, heldOut)).isEqualTo(1);
    }

    @Test
    void bothStagesTogetherKeepThePromise() {
        HeldOut heldOut = MadeHeldOut.independent(MANY, 2, 1, 1);
        HeldOut others = MadeHeldOut.independent(MANY, 2, 1, 2);
        for (double promise : new double[] {0.9, 0.95, 0.99}) {
            Calibration calibration = Calibration.of(List.of(heldOut), LABELS, promise);
            assertThat(precision(calibration, others)).as("promise %s", promise).isCloseTo(promise, within(0.01));
        }
    }

    @Test
    void wrongLabelsLeaveThePromiseAndTheThresholdsAsTheyAre() {
        HeldOut right = MadeHeldOut.independent(MANY, 3, 2, 1);
        Calibration clean = Calibration.of(List.of(right), LABELS, 0.95);
        for (double share : new double[] {0.01, 0.04, 0.08}) {
            Calibration noisy = Calibration.of(List.of(MadeHeldOut.mislabelled(right, share, 5)), LABELS, 0.95);
            assertThat(precision(noisy, right)).as("%s wrong", share).isBetween(0.93, 0.98);
            assertThat(decisions(noisy, right))
                    .as("%s wrong", share)
                    .hasSizeGreaterThan(decisions(clean, right).size() * 3 / 4);
            assertThat(noisy.lexicalThresholds().sure())
                    .as("%s wrong", share)
                    .isCloseTo(clean.lexicalThresholds().sure(), within(0.03));
        }
    }

    @Test
    void labelsThatMayNotDecideDoNotCount() {
        HeldOut heldOut = MadeHeldOut.even(MANY, 1);
        // Of every other text the heads say b, and are always wrong.
        double[][] logs = Stream.concat(
                        Stream.of(heldOut.ngrams()),
                        Stream.generate(() -> MadeHeldOut.logs(0.01)).limit(MANY))
                .toArray(double[][]::new);
        int[] truth = Arrays.copyOf(heldOut.truth(), 2 * MANY);
        HeldOut more = MadeHeldOut.of(MadeHeldOut.LABELS, truth, logs, logs, new double[2 * MANY]);
        assertThat(Calibration.of(List.of(more), label -> label == 0, 0.9))
                .isEqualTo(Calibration.of(List.of(heldOut), label -> label == 0, 0.9));
    }

    @Test
    void textsThatNoLabelFitsCountAsWrongWhenDecided() {
        HeldOut none = MadeHeldOut.even(MANY, MadeHeldOut.LABELS.indexOf(MadeHeldOut.NONE));
        assertThat(Calibration.of(List.of(none), LABELS, 0.9))
                .isEqualTo(Calibration.of(List.of(MadeHeldOut.even(MANY, 1)), LABELS, 0.9));
    }

    @Test
    void splitsCountAsOne() {
        HeldOut one = MadeHeldOut.independent(500, 2, 1, 1);
        HeldOut other = MadeHeldOut.independent(500, 3, 1, 2);
        HeldOut both = MadeHeldOut.of(
                MadeHeldOut.LABELS,
                Stream.of(one, other)
                        .flatMapToInt(split -> Arrays.stream(split.truth()))
                        .toArray(),
                Stream.of(one, other)
                        .flatMap(split -> Stream.of(split.ngrams()))
                        .toArray(double[][]::new),
                Stream.of(one, other)
                        .flatMap(split -> Stream.of(split.embeddings()))
                        .toArray(double[][]::new),
                new double[1_000]);
        assertThat(Calibration.of(List.of(one, other), LABELS, 0.95))
                .isEqualTo(Calibration.of(List.of(both), LABELS, 0.95));
    }

    @Test
    void fewRightPredictionsAreNoProof() {
        double[][] logs = Stream.generate(() -> MadeHeldOut.logs(0.9)).limit(10).toArray(double[][]::new);
        HeldOut few = MadeHeldOut.of(MadeHeldOut.LABELS, new int[10], logs, logs, new double[10]);
        Calibration calibration = Calibration.of(List.of(few), LABELS, 0.99);
        assertThat(calibration.lexicalThresholds().sure()).isEqualTo(1);
        assertThat(calibration.embeddingThresholds().sure()).isEqualTo(1);
    }

    @Test
    void withoutPredictionsNothingIsDecidedUnlessAlways() {
        Calibration calibration = Calibration.of(List.of(MadeHeldOut.even(100, 1)), label -> false, 0.9);
        assertThat(calibration.lexicalThresholds()).isEqualTo(new Thresholds(1, 1, 1));
        assertThat(calibration.embeddingThresholds()).isEqualTo(new Thresholds(1, 1, 0));
        assertThat(calibration.lexical()).isEqualTo(new Confidence(0, 1, 3, 0, 0));
    }

    private static double precision(Calibration calibration, HeldOut heldOut) {
        return decisions(calibration, heldOut).values().stream()
                .mapToInt(right -> right ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Whether each decision of the promise {@code sure} is right, by text. */
    private static Map<Integer, Boolean> decisions(Calibration calibration, HeldOut heldOut) {
        Map<Integer, Boolean> right = new HashMap<>();
        decide(heldOut, 1, calibration.lexical(), calibration.lexicalThresholds(), right);
        decide(heldOut, Calibration.NGRAM_SHARE, calibration.embedding(), calibration.embeddingThresholds(), right);
        return right;
    }

    private static void decide(
            HeldOut heldOut, double share, Confidence confidence, Thresholds thresholds, Map<Integer, Boolean> right) {
        Prediction.of(heldOut, share, LABELS).stream()
                .filter(prediction -> confidence.of(prediction.probability(), 0, 0) >= thresholds.sure())
                .forEach(prediction -> right.putIfAbsent(prediction.text(), prediction.right()));
    }
}
