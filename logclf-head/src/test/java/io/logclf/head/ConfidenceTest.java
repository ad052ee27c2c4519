package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceTest {

    @Test
    void plainIsTheProbability() {
        assertThat(Confidence.PLAIN.of(0.123, 1, 5)).isEqualTo(0.123);
    }

    @Test
    void isTheLogisticFunctionOfTheFormula() {
        double known = 1 / (1 + Math.exp(-(0.5 + 2 * Math.log(0.8 / 0.2) - 3 * 0.25)));
        assertThat(new Confidence(0.5, 2, 3, 0, 0).of(0.8, 0.25, 4)).isCloseTo(known, within(1e-12));
        assertThat(new Confidence(0.5, 2, 3, 0.1, 7).of(0.8, 0.25, 4))
                .isCloseTo(known / (1 + Math.exp(-0.1 * (7 - 4))), within(1e-12));
        // As likely of another system as of its own.
        assertThat(new Confidence(0.5, 2, 3, 0.1, 7).of(0.8, 0.25, 7)).isCloseTo(known / 2, within(1e-12));
    }

    @Test
    void beingUnfamiliarNeverRaisesIt() {
        Confidence confidence = new Confidence(0, 1, 2, 1, 3);
        assertThat(confidence.of(0.9, 0.5, 0)).isLessThan(confidence.of(0.9, 0, 0));
        assertThat(confidence.of(0.9, 0, 1)).isLessThan(confidence.of(0.9, 0, 0));
    }

    @Test
    void endsOfTheRangeStayInIt() {
        Confidence confidence = new Confidence(-2, 0.5, 1, 0, 0);
        assertThat(confidence.of(0, 1, 1)).isZero();
        assertThat(confidence.of(1, 1, 1)).isEqualTo(1);
        Confidence near = new Confidence(-2, 0.5, 1, 1, 50);
        assertThat(near.of(0, 1, 1)).isZero();
        assertThat(near.of(1, 1, 1)).isEqualTo(1);
        assertThat(near.of(1, 1, 1e9)).isZero();
    }

    @Test
    void numbersOutOfTheirRangesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(Double.NaN, 1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(0, 1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(0, 1, 0, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(0, 1, 0, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(0, 1, 0, 0, 1));
    }
}
