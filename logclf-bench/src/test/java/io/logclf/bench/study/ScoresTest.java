package io.logclf.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void aTieCountsOneHalf() {
        Scores high = scores(1, 1, 2, 1);
        Scores low = scores(1, 1);
        assertThat(high.aurocOver(low, false)).isEqualTo(0.75);
        assertThat(low.aurocOver(high, false)).isEqualTo(0.25);
        assertThat(scores(1, 1).aurocOver(scores(1, 1), false)).isEqualTo(0.5);
        assertThat(scores(3, 1).aurocOver(scores(2, 1), false)).isOne();
    }

    @Test
    void byMessageATemplateCountsAsOftenAsItHasMessages() {
        Scores familiar = scores(5, 3, 1, 1);
        Scores foreign = scores(2, 1);
        assertThat(familiar.aurocOver(foreign, true)).isEqualTo(0.75);
        assertThat(familiar.aurocOver(foreign, false)).isEqualTo(0.5);
    }

    @Test
    void theAreaIsTheShareOfPairsInWhichTheFirstIsHigher() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            List<Integer> one = new ArrayList<>();
            List<Integer> other = new ArrayList<>();
            Scores ones = new Scores();
            Scores others = new Scores();
            for (int i = 0; i < 30; i++) {
                one.add(random.nextInt(12) + 2);
                other.add(random.nextInt(12));
                ones.add(one.get(i), 1);
                others.add(other.get(i), 1);
            }
            double wins = 0;
            for (int a : one) {
                for (int b : other) {
                    wins += a > b ? 1 : a == b ? 0.5 : 0;
                }
            }
            assertThat(ones.aurocOver(others, false)).as("round %d", round).isCloseTo(wins / 900, within(1e-12));
        }
    }

    @Test
    void aQuantileAndItsShareFitTogether() {
        Scores scores = scores(1, 10, 2, 10, 3, 70, 4, 10);
        assertThat(scores.quantile(0.05, true)).isEqualTo(1);
        assertThat(scores.quantile(0.15, true)).isEqualTo(2);
        assertThat(scores.quantile(0.5, true)).isEqualTo(3);
        assertThat(scores.quantile(0.5, false)).isEqualTo(3);
        assertThat(scores.quantile(1, true)).isInfinite();
        assertThat(scores.shareFrom(3, true)).isEqualTo(0.8);
        assertThat(scores.shareFrom(3, false)).isEqualTo(0.5);
        assertThat(scores.shareFrom(4.1, false)).isZero();
    }

    /** Of pairs of a value and a number of messages. */
    private static Scores scores(int... pairs) {
        Scores scores = new Scores();
        for (int i = 0; i < pairs.length; i += 2) {
            scores.add(pairs[i], pairs[i + 1]);
        }
        return scores;
    }
}
