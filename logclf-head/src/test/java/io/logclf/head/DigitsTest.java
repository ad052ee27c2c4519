package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void numbersHaveFourDigits() {
        assertThat(Digits.down(0)).isEqualTo("0.0000");
        assertThat(Digits.down(1)).isEqualTo("1.0000");
        assertThat(Digits.down(0.12349)).isEqualTo("0.1234");
        assertThat(Digits.up(0.12341)).isEqualTo("0.1235");
    }

    @Test
    void valueBelowABoundNeverReadsLikeIt() {
        assertThat(Digits.below(Math.nextDown(0.9), 0.9)).isEqualTo("0.8999");
        assertThat(Digits.below(0.5, 0.9)).isEqualTo("0.5000");
    }
}
