package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as messages have them, probabilities of scores, thresholds of promises, and what is kept of values. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"45%; 45", "1,234 ms; 1234", "-3.5; -3.5", "+7; 7", "0; 0", "1.5s; 1.5", "12e3; 12", "007; 7"})
    void aNumberEndsWhereItsUnitBegins(String value, double number) {
        assertThat(Numerals.of(value)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "-", ".", ",", "--1", "Infinity", "NaN", "0x10.5.5"})
    void whatBeginsWithNoNumberIsNone(String value) {
        assertThat(Numerals.of(value)).isIn(Double.NaN, 0.0);
    }

    @Test
    void probabilitiesAddUpToOneWhateverTheScores() {
        for (double[] scores : new double[][] {{0}, {1, 2, 3}, {-1e6, 1e6}, {1e300, 1e300}, {-1e300, -1e300, -1e300}}) {
            double[] probabilities = Softmax.probabilities(scores);
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 1);
        }
        double[] two = Softmax.probabilities(new double[] {Math.log(3), 0});
        assertThat(two[0]).isCloseTo(0.75, within(1e-12));
        assertThat(Softmax.probabilities(new double[] {1_003, 1_000})[0])
                .isCloseTo(Softmax.probabilities(new double[] {3, 0})[0], within(1e-12));
    }

    @Test
    void eachPromiseHasItsThreshold() {
        Thresholds thresholds = new Thresholds(1, 0.5, 0);
        assertThat(thresholds.of(Promise.SURE)).isEqualTo(1);
        assertThat(thresholds.of(Promise.BALANCED)).isEqualTo(0.5);
        assertThat(thresholds.of(Promise.ALWAYS)).isZero();
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new Thresholds(wrong, 0, 0)).hasMessage("sure must be in [0, 1]: " + wrong);
            assertThatThrownBy(() -> new Thresholds(0, wrong, 0)).hasMessage("balanced must be in [0, 1]: " + wrong);
            assertThatThrownBy(() -> new Thresholds(0, 0, wrong)).hasMessage("always must be in [0, 1]: " + wrong);
        }
    }

    @Test
    void aTextWhoseValueWasNeverSeenCannotBeTold() {
        ValueRule hundreds = new ValueRule(0, ValueRule.Kind.HUNDREDS, List.of("2", "5"));
        KeptValues kept = new KeptValues(Map.of("returned status <number>", hundreds), Set.of("state <word>"));
        assertThat(kept.isUndecidable("returned status <number>")).isTrue();
        assertThat(kept.isUndecidable("returned status 2xx")).isFalse();
        assertThat(kept.isUndecidable("state <word>")).isTrue();
        assertThat(kept.isEmpty()).isFalse();
        assertThat(KeptValues.NONE.isEmpty()).isTrue();
        assertThat(new KeptValues(Map.of(), Set.of("b", "a")).conflicting()).containsExactly("a", "b");
        Normalizer keeping = Normalizer.standard().keeping(kept);
        assertThat(keeping.normalize("returned status 204")).isEqualTo("returned status 2xx");
        assertThat(keeping.normalize("returned status 404")).isEqualTo("returned status <number>");
        assertThat(keeping.normalize("answered with 204")).isEqualTo("answered with <number>");
    }
}
