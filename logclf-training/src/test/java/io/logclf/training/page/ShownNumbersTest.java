package io.logclf.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.0 %",
                "0.0001 | < 0.1 %",
                "0.0005 | 0.1 %",
                "0.5 | 50.0 %",
                "0.9994 | 99.9 %",
                "0.99951 | > 99.9 %",
                "1 | 100.0 %"
            })
    void aShareIsNeverRoundedToAllOrNothing(double share, String shown) {
        assertThat(ShownNumbers.percent(OptionalDouble.of(share))).isEqualTo(shown);
    }

    @Test
    void whatIsOfNothingIsADash() {
        assertThat(ShownNumbers.percent(OptionalDouble.empty())).isEqualTo("–");
        assertThat(ShownNumbers.decimal(OptionalDouble.empty())).isEqualTo("–");
        assertThat(ShownNumbers.percent(0, 0)).isEqualTo("–");
    }

    @Test
    void aPartOfAWholeIsAShare() {
        assertThat(ShownNumbers.percent(1, 3)).isEqualTo("33.3 %");
        assertThat(ShownNumbers.percent(99_999, 100_000)).isEqualTo("> 99.9 %");
    }

    @Test
    void decimalsAreNotRoundedUpToOne() {
        assertThat(ShownNumbers.decimal(OptionalDouble.of(0.98149))).isEqualTo("0.981");
        assertThat(ShownNumbers.decimal(OptionalDouble.of(0.9996))).isEqualTo("> 0.999");
        assertThat(ShownNumbers.decimal(OptionalDouble.of(1))).isEqualTo("1.000");
    }

    @Test
    void countsHaveSeparators() {
        assertThat(ShownNumbers.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(ShownNumbers.count(999)).isEqualTo("999");
    }
}
