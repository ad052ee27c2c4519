package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every confidence. */
class ConfidenceLawsTest {

    private static final long SEED = 5;
    private static final Vocabulary VOCABULARY = Vocabulary.of(List.of(Ngrams.of("disk full")));

    @Test
    void itIsAProbabilityThatRisesWithTheOneItIsMadeOf() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Confidence confidence = any(random);
            double unseen = random.nextDouble();
            double distance = 10 * random.nextDouble();
            double low = random.nextDouble();
            double high = low + (1 - low) * random.nextDouble();
            double atLow = confidence.of(low, unseen, distance);
            assertThat(atLow).as("seed %d, %s", SEED, confidence).isBetween(0.0, 1.0);
            assertThat(confidence.of(high, unseen, distance)).isGreaterThanOrEqualTo(atLow);
        }
    }

    @Test
    void whatIsLessFamiliarNeverHasMore() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Confidence confidence = any(random);
            double probability = random.nextDouble();
            double unseen = random.nextDouble();
            double distance = random.nextDouble();
            double there = confidence.of(probability, unseen, distance);
            assertThat(confidence.of(probability, 0, distance)).isGreaterThanOrEqualTo(there);
            assertThat(confidence.of(probability, unseen, 2 * distance)).isLessThanOrEqualTo(there);
        }
    }

    @Test
    void aTinyProbabilityAndOneNextToOneStayNumbers() {
        Confidence confidence = new Confidence(3, 2, 1, 1, 20);
        assertThat(confidence.of(Double.MIN_VALUE, 1, 1e6)).isZero();
        assertThat(confidence.of(Math.nextDown(1), 0, 0)).isGreaterThan(0.999).isLessThanOrEqualTo(1);
    }

    @Test
    void unseenWordsAreCountedOnlyWhereTheyMatter() {
        Ngrams half = Ngrams.of("disk zebra");
        assertThat(new Confidence(0, 1, 0, 2, 0).unseenShare(VOCABULARY, half)).isZero();
        assertThat(new Confidence(0, 1, 0.5, 0, 0).unseenShare(VOCABULARY, half))
                .isEqualTo(VOCABULARY.unseen(half));
    }

    private static Confidence any(Random random) {
        return new Confidence(
                4 * random.nextGaussian(),
                0.01 + 3 * random.nextDouble(),
                5 * random.nextDouble(),
                random.nextDouble(),
                20 * random.nextDouble());
    }
}
