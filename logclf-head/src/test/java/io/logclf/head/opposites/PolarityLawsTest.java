package io.logclf.head.opposites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of all polarities, over all 64 axes. */
class PolarityLawsTest {

    private static final long SEED = 64;

    private final Random random = new Random(SEED);

    private Polarity any() {
        // Sparse, as texts are on few sides: two of two texts seldom meet otherwise.
        return new Polarity(sparse(), sparse());
    }

    private long sparse() {
        long mask = random.nextLong();
        return mask & random.nextLong();
    }

    @Test
    void togetherIsSymmetricAndAddsNothingTwice() {
        for (int i = 0; i < 200; i++) {
            Polarity a = any();
            Polarity b = any();
            assertThat(a.with(b)).isEqualTo(b.with(a));
            assertThat(a.with(a)).isEqualTo(a);
            assertThat(a.with(Polarity.NONE)).isEqualTo(a);
            assertThat(a.and(b)).isEqualTo(b.and(a));
            assertThat(a.with(b).and(a)).isEqualTo(a);
        }
    }

    @Test
    void opposingIsMutualAndOfTurnedOnesTheSame() {
        for (int i = 0; i < 200; i++) {
            Polarity a = any();
            Polarity b = any();
            assertThat(a.opposes(b))
                    .isEqualTo(b.opposes(a))
                    .isEqualTo(a.turned().opposes(b.turned()));
            assertThat(a.opposes(b)).isEqualTo(!a.and(b.turned()).isNone());
            assertThat(a.opposes(Polarity.NONE)).isFalse();
        }
    }

    @Test
    void whatIsClearNeverOpposesItself() {
        for (int i = 0; i < 200; i++) {
            Polarity clear = any().clear();
            assertThat(clear.opposes(clear)).isFalse();
            assertThat(clear.clear()).isEqualTo(clear);
            assertThat(clear.isNone() || clear.opposes(clear.turned())).isTrue();
        }
    }

    @Test
    void aPartAndTheRestAreTheWhole() {
        for (int i = 0; i < 200; i++) {
            Polarity a = any();
            Polarity b = any();
            assertThat(a.without(b).with(a.and(b))).isEqualTo(a);
            assertThat(a.without(b).and(b).isNone()).isTrue();
            long axes = random.nextLong();
            assertThat(a.on(axes).with(a.on(~axes))).isEqualTo(a);
        }
    }
}
