package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final List<String> NAMES = List.of("a", "b");
    private static final List<Label> LABELS = List.of(new Label("a"), new Label("b"));

    @Test
    void thresholdIsTheLowestThatIsRightOftenEnough() {
        // 100 predictions of a, sure by .999, .998 and so on; the 51st and those from the 91st on are wrong. Of the
        // first 90, one
        // is wrong; at most one of a hundred may be, so only the first fifty reach the target of 0.99.
        HeldOut heldOut = heldOut(100, i -> 0.999 - 0.001 * i, i -> i != 50 && i < 90, i -> 1.0);
        Calibration strict = Calibration.of(List.of(heldOut), LABELS, 0.99, 1);
        Calibration loose = Calibration.of(List.of(heldOut), LABELS, 0.95, 1);
        assertThat(probabilityAt(heldOut, strict, 49))
                .isCloseTo(strict.thresholds().get("a"), within(1e-12));
        assertThat(probabilityAt(heldOut, loose, 92))
                .isCloseTo(loose.thresholds().get("a"), within(1e-12));
    }

    @Test
    void predictionsOfAllLabelsCountBesideALabelsOwn() {
        // 300 predictions of b, all right, and 30 of a, less sure, of which the last three are wrong. Alone, the first
        // 28 of a reach
        // 0.95. With a hundred that are right as often as all are, the 30 do: (27 + 100 * 327 / 330) / 130 = 0.970.
        HeldOut heldOut = ofBoth(300, 30, i -> i < 27);
        Calibration calibration = Calibration.of(List.of(heldOut), LABELS, 0.95, 1);
        assertThat(calibration.thresholds().get("a"))
                .isCloseTo(heldOut.probabilities(329, calibration.temperature())[0], within(1e-12));
        // 28 reach 0.98, (27 + 100 * 327 / 328) / 128 = 0.990; 29 do not, (27 + 100 * 327 / 329) / 129 = 0.9798.
        Calibration strict = Calibration.of(List.of(heldOut), LABELS, 0.98, 1);
        assertThat(strict.thresholds().get("a"))
                .isCloseTo(heldOut.probabilities(327, strict.temperature())[0], within(1e-12));
    }

    @Test
    void labelWithFewPredictionsDecidesAboveAllThatIsWrong() {
        // The surest prediction of a is wrong, so that only predictions as sure as those of b are without a fault.
        HeldOut wrongAtOnce = ofBoth(300, 10, i -> i != 0);
        Calibration calibration = Calibration.of(List.of(wrongAtOnce), LABELS, 0.95, 1);
        assertThat(calibration.thresholds().get("a"))
                .isCloseTo(wrongAtOnce.probabilities(0, calibration.temperature())[1], within(1e-12));
        HeldOut wrongLater = ofBoth(300, 10, i -> i < 7);
        calibration = Calibration.of(List.of(wrongLater), LABELS, 0.95, 1);
        assertThat(calibration.thresholds().get("a"))
                .isCloseTo(wrongLater.probabilities(306, calibration.temperature())[0], within(1e-12));
        HeldOut allRight = ofBoth(300, 10, i -> true);
        calibration = Calibration.of(List.of(allRight), LABELS, 0.95, 1);
        assertThat(calibration.thresholds().get("a"))
                .isCloseTo(allRight.probabilities(309, calibration.temperature())[0], within(1e-12));
    }

    @Test
    void temperatureMakesConfidenceAsLargeAsTheShareOfRightAnswers() {
        Random random = new Random(7);
        // Sure by 0.99, but right four times of five.
        HeldOut heldOut = heldOut(5_000, i -> 0.99, i -> random.nextInt(5) != 0, i -> 1.0);
        Calibration calibration = Calibration.of(List.of(heldOut), LABELS, 0.5, 1);
        assertThat(heldOut.probabilities(0, calibration.temperature())[0]).isCloseTo(0.8, within(0.02));
    }

    @Test
    void guardAcceptsTheShareThatItShould() {
        HeldOut heldOut = heldOut(200, i -> 0.9, i -> true, i -> 1.0 + i);
        assertThat(Calibration.of(List.of(heldOut), LABELS, 0.9, 0.95).maxDistance())
                .isEqualTo(190.0);
    }

    @Test
    void labelsThatTheHeadMayNotDecideGetNoThreshold() {
        HeldOut heldOut = heldOut(100, i -> 0.9, i -> true, i -> 1.0);
        assertThat(Calibration.of(List.of(heldOut), LABELS.subList(1, 2), 0.9, 0.95)
                        .thresholds())
                .containsOnlyKeys("b");
    }

    /** Texts of which a head says that they are b, and less sure ones of which it says that they are a. */
    private static HeldOut ofBoth(int b, int a, IntPredicate right) {
        int[] truth = new int[b + a];
        double[][] logs = new double[b + a][];
        for (int i = 0; i < b; i++) {
            truth[i] = 1;
            logs[i] = new double[] {Math.log(0.01), Math.log(0.99)};
        }
        for (int i = 0; i < a; i++) {
            truth[b + i] = right.test(i) ? 0 : 1;
            double p = 0.9 - 0.001 * i;
            logs[b + i] = new double[] {Math.log(p), Math.log(1 - p)};
        }
        return new HeldOut(NAMES, truth, logs, new double[b + a]);
    }

    private static double probabilityAt(HeldOut heldOut, Calibration calibration, int text) {
        return heldOut.probabilities(text, calibration.temperature())[0];
    }

    /** Texts of which a head says that they are a. */
    private static HeldOut heldOut(
            int count, IntToDoubleFunction probability, IntPredicate right, IntToDoubleFunction distance) {
        int[] truth = new int[count];
        double[][] logs = new double[count][];
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            truth[i] = right.test(i) ? 0 : 1;
            double p = probability.applyAsDouble(i);
            logs[i] = new double[] {Math.log(p), Math.log(1 - p)};
            distances[i] = distance.applyAsDouble(i);
        }
        return new HeldOut(NAMES, truth, logs, distances);
    }
}
