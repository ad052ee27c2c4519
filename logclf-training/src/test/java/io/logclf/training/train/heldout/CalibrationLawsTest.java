package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Promise;
import io.logclf.head.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every calibration. */
class CalibrationLawsTest {

    private static final double[] TARGETS = {0.7, 0.85, 0.95, 1};

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void moreRightDecisionsNeedAHigherThreshold(long seed) {
        HeldOut heldOut = MadeHeldOut.independent(300, 1.2, 1.8, seed);
        double lexical = 0;
        double embedding = 0;
        for (double target : TARGETS) {
            Calibration calibration = Calibration.of(List.of(heldOut), label -> label < 2, target);
            assertThat(calibration.lexicalThresholds().sure()).isGreaterThanOrEqualTo(lexical);
            lexical = calibration.lexicalThresholds().sure();
            assertThat(calibration.embeddingThresholds().sure()).isGreaterThanOrEqualTo(embedding * 0.9);
            embedding = calibration.embeddingThresholds().sure();
        }
    }

    @Test
    void balancedNeverNeedsMoreThanSureAndAlwaysNothingInTheEnd() {
        HeldOut heldOut = MadeHeldOut.independent(200, 1, 2, 9);
        for (double target : TARGETS) {
            Calibration calibration = Calibration.of(List.of(heldOut), label -> label < 2, target);
            Thresholds lexical = calibration.lexicalThresholds();
            assertThat(lexical.balanced()).isLessThanOrEqualTo(lexical.sure());
            assertThat(lexical.of(Promise.ALWAYS)).isEqualTo(lexical.balanced());
            assertThat(calibration.embeddingThresholds().of(Promise.ALWAYS)).isZero();
        }
    }

    @Test
    void orderOfTextsMakesNoDifference() {
        HeldOut heldOut = MadeHeldOut.independent(200, 1, 2, 5);
        int[] order = IntStream.range(0, heldOut.size())
                .map(i -> heldOut.size() - 1 - i)
                .toArray();
        HeldOut reversed = MadeHeldOut.of(
                heldOut.labels(),
                Arrays.stream(order).map(i -> heldOut.truth()[i]).toArray(),
                Arrays.stream(order).mapToObj(i -> heldOut.ngrams()[i]).toArray(double[][]::new),
                Arrays.stream(order).mapToObj(i -> heldOut.embeddings()[i]).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> heldOut.unseen()[i]).toArray());
        Calibration one = Calibration.of(List.of(heldOut), label -> label < 2, 0.9);
        Calibration other = Calibration.of(List.of(reversed), label -> label < 2, 0.9);
        assertThat(other.lexicalThresholds().sure())
                .isCloseTo(one.lexicalThresholds().sure(), within(1e-6));
        assertThat(other.embeddingThresholds().sure())
                .isCloseTo(one.embeddingThresholds().sure(), within(1e-6));
    }

    @Test
    void probabilitiesOfEveryTextAddUpToOneAtEveryShare() {
        HeldOut heldOut = MadeHeldOut.independent(50, 1, 2, 5);
        for (double share = 0; share <= 1; share += 0.25) {
            for (int text = 0; text < heldOut.size(); text++) {
                double[] probabilities = heldOut.probabilities(text, share);
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
                assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 1);
            }
        }
    }

    @Test
    void predictionsAgreeWithTheAccuracy() {
        HeldOut heldOut = MadeHeldOut.independent(400, 1, 2, 6);
        for (double share : new double[] {0, 0.65, 1}) {
            List<Prediction> predictions = Prediction.of(heldOut, share, label -> true);
            assertThat(predictions).hasSize(400);
            assertThat(predictions.stream().filter(Prediction::right).count() / 400.0)
                    .isEqualTo(heldOut.accuracy(share));
        }
    }

    @Test
    void noTextHasNoAccuracy() {
        HeldOut empty = MadeHeldOut.of(MadeHeldOut.LABELS, new int[0], new double[0][], new double[0][], new double[0]);
        assertThat(empty.accuracy(1)).isZero();
        assertThat(Prediction.of(empty, 1, label -> true)).isEmpty();
        assertThat(empty.ofSeenLabels().size()).isZero();
    }
}
