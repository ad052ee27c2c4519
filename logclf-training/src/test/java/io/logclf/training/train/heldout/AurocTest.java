package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AurocTest {

    @Test
    void separatedGroupsHaveOneOrNone() {
        assertThat(Auroc.of(new double[] {1, 2}, new double[] {3, 4})).hasValue(1);
        assertThat(Auroc.of(new double[] {3, 4}, new double[] {1, 2})).hasValue(0);
    }

    @Test
    void tiesCountHalf() {
        assertThat(Auroc.of(new double[] {1, 1}, new double[] {1})).hasValue(0.5);
        assertThat(Auroc.of(new double[] {0, 1}, new double[] {1, 2})).hasValue(3.5 / 4);
        assertThat(Auroc.of(new double[] {0.0}, new double[] {-0.0})).hasValue(0.5);
    }

    @Test
    void groupsOfNoneHaveNone() {
        assertThat(Auroc.of(new double[0], new double[] {1})).isEmpty();
        assertThat(Auroc.of(new double[] {1}, new double[0])).isEmpty();
    }

    @Test
    void rejectsNaN() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auroc.of(new double[] {1, Double.NaN}, new double[] {1}))
                .withMessageContaining("familiar");
    }

    @Test
    void leavesItsArgumentsAsTheyAre() {
        double[] familiar = {3, 1};
        double[] unfamiliar = {4, 2};
        Auroc.of(familiar, unfamiliar);
        assertThat(familiar).containsExactly(3, 1);
        assertThat(unfamiliar).containsExactly(4, 2);
    }

    @Test
    void equalsTheShareOfPairs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            double[] familiar = scores(random);
            double[] unfamiliar = scores(random);
            double wins = 0;
            for (double low : familiar) {
                for (double high : unfamiliar) {
                    wins += high > low ? 1 : high == low ? 0.5 : 0;
                }
            }
            assertThat(Auroc.of(familiar, unfamiliar).getAsDouble())
                    .as("seed %d", seed)
                    .isCloseTo(wins / familiar.length / unfamiliar.length, within(1e-12));
        }
    }

    @Test
    void manyScoresDoNotOverflow() {
        double[] low = new double[100_000];
        double[] high = new double[100_000];
        java.util.Arrays.fill(high, 1);
        assertThat(Auroc.of(low, high)).hasValue(1);
    }

    /** Few different ones, so that there are ties. */
    private static double[] scores(Random random) {
        return random.ints(1 + random.nextInt(30), -4, 5)
                .mapToDouble(score -> score / 2.0)
                .toArray();
    }
}
