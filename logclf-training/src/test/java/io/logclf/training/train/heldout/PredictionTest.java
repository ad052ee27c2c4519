package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final int NONE = 2;

    /** By n-grams a, b and none; by embeddings always b. */
    private static final HeldOut HELD_OUT = MadeHeldOut.of(
            MadeHeldOut.LABELS,
            new int[] {0, 0, NONE},
            new double[][] {logs(0.8, 0.1, 0.1), logs(0.3, 0.6, 0.1), logs(0.2, 0.3, 0.5)},
            new double[][] {logs(0.2, 0.7, 0.1), logs(0.2, 0.7, 0.1), logs(0.2, 0.7, 0.1)},
            new double[] {0, 0.25, 1});

    @Test
    void isTheLikeliestLabelWithItsProbability() {
        List<Prediction> predictions = Prediction.of(HELD_OUT, 1, label -> true);
        assertThat(predictions).extracting(Prediction::label).containsExactly(0, 1, NONE);
        assertThat(predictions).extracting(Prediction::right).containsExactly(true, false, true);
        assertThat(predictions).extracting(Prediction::unseen).containsExactly(0.0, 0.25, 1.0);
        assertThat(predictions.get(0).probability()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void embeddingsHaveTheRestOfTheShare() {
        assertThat(Prediction.of(HELD_OUT, 0, label -> true))
                .extracting(Prediction::label)
                .containsExactly(1, 1, 1);
    }

    @Test
    void textsWhoseLikeliestLabelMayNotDecideAreLeftOut() {
        assertThat(Prediction.of(HELD_OUT, 1, label -> label == 1))
                .extracting(Prediction::text)
                .containsExactly(1);
    }

    @Test
    void whatIsNoAnswerIsPassedOver() {
        List<Prediction> predictions = Prediction.among(HELD_OUT, 1, label -> label != NONE, label -> true);
        assertThat(predictions).extracting(Prediction::label).containsExactly(0, 1, 1);
        assertThat(predictions.get(2).probability()).isCloseTo(0.3, within(1e-12));
        assertThat(predictions.get(2).right()).isFalse();
    }

    private static double[] logs(double... probabilities) {
        return Arrays.stream(probabilities).map(Math::log).toArray();
    }
}
