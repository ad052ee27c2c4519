package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.workbench.suggest.Reliability.Sureness;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    private static final long SEED = 1_964;

    private final Reliability reliability = new Reliability();

    @Test
    void withoutOutcomesTheBeliefIsAllThereIs() {
        for (double belief : new double[] {0, 0.25, 0.5, 1}) {
            assertThat(reliability.of(new Sureness(0.9, 0.3), belief)).isEqualTo(belief);
        }
        assertThat(reliability.size()).isZero();
        assertThat(reliability.share()).isZero();
    }

    @Test
    void oneOutcomeCountsAsOneGuessWhereItIsEquallySure() {
        reliability.add(new Sureness(0.9, 0.3), true);
        // The belief counts as two guesses.
        assertThat(reliability.of(new Sureness(0.9, 0.3), 0.5)).isCloseTo(2.0 / 3, within(1e-12));
        reliability.add(new Sureness(0.9, 0.3), false);
        assertThat(reliability.of(new Sureness(0.9, 0.3), 0.5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void outcomesOfGuessesThatWereNotAsSureSayNothing() {
        for (int i = 0; i < 100; i++) {
            reliability.add(new Sureness(0.1, 0), false);
            reliability.add(new Sureness(0.9, 0), false);
        }
        assertThat(reliability.of(new Sureness(0.9, 0.9), 0.7)).isCloseTo(0.7, within(1e-6));
        assertThat(reliability.of(new Sureness(0.5, 0), 0.7)).isCloseTo(0.7, within(0.001));
        assertThat(reliability.of(new Sureness(0.9, 0), 0.7)).isLessThan(0.02);
    }

    @Test
    void aProbabilityIsOneWhateverTheOutcomesWere() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            Reliability any = new Reliability();
            for (int i = random.nextInt(50); i > 0; i--) {
                any.add(new Sureness(random.nextDouble(), random.nextDouble()), random.nextBoolean());
            }
            Sureness sureness = new Sureness(random.nextDouble(), random.nextDouble());
            double before = any.of(sureness, random.nextDouble());
            assertThat(before).as("seed %d", SEED).isBetween(0.0, 1.0);
            assertThat(any.share()).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
    }

    @Test
    void anOutcomeThatWasRightNeverLowersAndOneThatWasWrongNeverRaises() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            Sureness sureness = new Sureness(random.nextDouble(), random.nextDouble());
            Sureness added = new Sureness(random.nextDouble(), random.nextDouble());
            double before = reliability.of(sureness, 0.5);
            boolean right = random.nextBoolean();
            reliability.add(added, right);
            double after = reliability.of(sureness, 0.5);
            if (right) {
                assertThat(after).as("seed %d", SEED).isGreaterThanOrEqualTo(before - 1e-12);
            } else {
                assertThat(after).as("seed %d", SEED).isLessThanOrEqualTo(before + 1e-12);
            }
        }
        assertThat(reliability.size()).isEqualTo(300);
    }

    @Test
    void theShareIsNeverCertain() {
        reliability.add(new Sureness(1, 1), true);
        assertThat(reliability.share()).isEqualTo(0.5);
        for (int i = 0; i < 98; i++) {
            reliability.add(new Sureness(1, 1), true);
        }
        assertThat(reliability.share()).isEqualTo(0.99);
    }
}
