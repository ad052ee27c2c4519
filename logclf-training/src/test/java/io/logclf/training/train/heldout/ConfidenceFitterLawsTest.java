package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.head.Confidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Confidences are usable whatever was predicted. */
class ConfidenceFitterLawsTest {

    private static final long SEED = 70;

    private static List<Prediction> predictions(Random random, int count, double right) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            predictions.add(MadeHeldOut.prediction(
                    i, random.nextInt(3), random.nextDouble(), random.nextDouble(), random.nextDouble() < right));
        }
        return predictions;
    }

    @Test
    void aConfidenceFallsWithWhatIsUnseenAndRisesWithTheProbability() {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            ConfidenceFitter.Fit fit =
                    ConfidenceFitter.fit(predictions(random, random.nextInt(80), random.nextDouble()), 3);
            Confidence confidence = fit.confidence();
            assertThat(confidence.slope()).as("seed %d, %d", SEED, round).isPositive();
            assertThat(confidence.unseen()).isNotNegative();
            assertThat(confidence.distance()).isZero();
            assertThat(fit.noise()).isBetween(0.0, 0.12);
            assertThat(confidence.of(0.9, 0, 0)).isGreaterThan(confidence.of(0.5, 0, 0));
        }
    }

    @Test
    void probabilitiesOfNothingAndOfAllDoNotMatterMoreThanOthers() {
        List<Prediction> predictions = new ArrayList<>(predictions(new Random(SEED), 50, 0.7));
        predictions.add(MadeHeldOut.prediction(50, 0, 0, 0, true));
        predictions.add(MadeHeldOut.prediction(51, 0, 1, 0, false));
        Confidence confidence = ConfidenceFitter.fit(predictions, 3).confidence();
        assertThat(confidence.of(0.9, 0, 0)).isBetween(0.0, 1.0);
        assertThat(confidence.of(1, 0, 0)).isEqualTo(1);
    }

    @Test
    void orderOfPredictionsMakesNoDifference() {
        List<Prediction> predictions = predictions(new Random(SEED), 200, 0.8);
        Confidence one = ConfidenceFitter.fit(predictions, 3).confidence();
        Collections.reverse(predictions);
        Confidence other = ConfidenceFitter.fit(predictions, 3).confidence();
        assertThat(other.slope()).isCloseTo(one.slope(), within(1e-6));
        assertThat(other.intercept()).isCloseTo(one.intercept(), within(1e-6));
        assertThat(other.unseen()).isCloseTo(one.unseen(), within(1e-6));
    }

    @Test
    void moreRightPredictionsGiveMoreConfidence() {
        double before = 0;
        for (double right : new double[] {0.2, 0.5, 0.8, 1}) {
            double confidence = ConfidenceFitter.fit(predictions(new Random(SEED), 400, right), 3)
                    .confidence()
                    .of(0.7, 0.1, 0);
            assertThat(confidence).as("%s right", right).isGreaterThan(before);
            before = confidence;
        }
    }
}
