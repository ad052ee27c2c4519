package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.head.Confidence;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceFitterTest {

    private static final int LABELS = 5;
    private static final int MANY = 20_000;

    @Test
    void confidenceIsTheShareThatIsRight() {
        // Twice as sure as they should be.
        Confidence confidence =
                ConfidenceFitter.fit(predictions(2, 0, 0), LABELS).confidence();
        for (double logit : new double[] {0, 1, 2, 4}) {
            assertThat(confidence.of(logistic(2 * logit), 0, 0)).isCloseTo(logistic(logit), within(0.02));
        }
    }

    @Test
    void unseenWordsLowerIt() {
        Confidence confidence =
                ConfidenceFitter.fit(predictions(1, 2, 0), LABELS).confidence();
        assertThat(confidence.of(logistic(2), 0.5, 0)).isCloseTo(logistic(1), within(0.02));
        assertThat(confidence.of(logistic(2), 0, 0)).isCloseTo(logistic(2), within(0.02));
    }

    @Test
    void unseenWordsNeverRaiseIt() {
        assertThat(ConfidenceFitter.fit(predictions(1, -2, 0), LABELS)
                        .confidence()
                        .unseen())
                .isZero();
    }

    @Test
    void wrongLabelsAreFoundAndDoNotLowerIt() {
        for (double noise : new double[] {0, 0.02, 0.08}) {
            ConfidenceFitter.Fit fit = ConfidenceFitter.fit(predictions(1, 0, noise), LABELS);
            assertThat(fit.noise()).isCloseTo(noise, within(0.01));
            for (double logit : new double[] {1, 2, 4}) {
                assertThat(fit.confidence().of(logistic(logit), 0, 0))
                        .as("%s wrong, logit %s", noise, logit)
                        .isCloseTo(logistic(logit), within(0.03));
            }
        }
    }

    @Test
    void withoutPredictionsItIsTheProbabilityLessForUnseenWords() {
        ConfidenceFitter.Fit fit = ConfidenceFitter.fit(List.of(), LABELS);
        assertThat(fit.confidence()).isEqualTo(new Confidence(0, 1, 3, 0, 0));
        assertThat(fit.noise()).isZero();
    }

    @Test
    void fewPredictionsMakeNothingSure() {
        List<Prediction> right = IntStream.range(0, 5)
                .mapToObj(text -> MadeHeldOut.prediction(text, 0, 0.6, 0, true))
                .toList();
        assertThat(ConfidenceFitter.fit(right, LABELS).confidence().of(0.6, 0, 0))
                .isBetween(0.6, 0.85);
    }

    @Test
    void certaintyOfZeroAndOneIsBounded() {
        List<Prediction> extreme = List.of(
                MadeHeldOut.prediction(0, 0, 1, 0, true),
                MadeHeldOut.prediction(1, 0, 0, 0, false),
                MadeHeldOut.prediction(2, 0, 1, 1, false));
        Confidence confidence = ConfidenceFitter.fit(extreme, LABELS).confidence();
        assertThat(confidence.intercept()).isFinite();
        assertThat(confidence.slope()).isBetween(0.1, 2.0);
    }

    /**
     * Predictions whose logit is overconfident by a factor, and too high by the share of unseen words times {@code unseen}. A right one
     * has a wrong label by {@code noise}, and then by chance the right one after all.
     */
    private static List<Prediction> predictions(double overconfident, double unseen, double noise) {
        Random random = new Random(9);
        return IntStream.range(0, MANY)
                .mapToObj(text -> {
                    double logit = 3 + 3 * random.nextGaussian();
                    double share = random.nextInt(3) / 2.0;
                    boolean right = random.nextDouble() < logistic(logit - unseen * share);
                    boolean agrees = random.nextDouble() < noise ? random.nextInt(LABELS) == 0 : right;
                    return MadeHeldOut.prediction(text, 0, logistic(overconfident * logit), share, agrees);
                })
                .toList();
    }

    private static double logistic(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
