package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxLawsTest {

    private static final long SEED = 3;

    @Test
    void theRatioOfTwoProbabilitiesIsThatOfTheirExponentials() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            double[] scores = random.doubles(2 + random.nextInt(9), -20, 20).toArray();
            double[] probabilities = Softmax.probabilities(scores);
            for (int j = 1; j < scores.length; j++) {
                assertThat(Math.log(probabilities[j] / probabilities[0]))
                        .as("seed %d, %d", SEED, i)
                        .isCloseTo(scores[j] - scores[0], within(1e-9));
            }
        }
    }

    @Test
    void aConstantMakesNoDifferenceAndOrderIsKept() {
        double[] scores = {3, -1, 3, 0.5};
        double[] plain = Softmax.probabilities(scores);
        double[] moved =
                Softmax.probabilities(Arrays.stream(scores).map(s -> s + 700).toArray());
        for (int i = 0; i < scores.length; i++) {
            assertThat(moved[i]).isCloseTo(plain[i], within(1e-12));
        }
        assertThat(plain[0]).isEqualTo(plain[2]).isGreaterThan(plain[3]);
        assertThat(plain[3]).isGreaterThan(plain[1]);
    }

    @Test
    void scoresStayAsTheyAre() {
        double[] scores = {1, 2, 3};
        assertThat(Softmax.probabilities(scores)).hasSize(3);
        assertThat(scores).containsExactly(1, 2, 3);
    }

    @Test
    void digitsNeverSayMoreThanThereIsNorLessThanABoundNeeds() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            double value = random.nextDouble();
            assertThat(Double.parseDouble(Digits.down(value))).isLessThanOrEqualTo(value);
            assertThat(Double.parseDouble(Digits.up(value))).isGreaterThanOrEqualTo(value);
            double bound = value + (1 - value) * random.nextDouble();
            if (bound > value) {
                assertThat(Double.parseDouble(Digits.below(value, bound)))
                        .as("seed %d: %s below %s", SEED, value, bound)
                        .isLessThan(Double.parseDouble(Digits.up(bound)));
            }
        }
    }
}
