package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.text.Masker;
import io.logclf.head.ValueRule.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZERO | '' | 0 failed | 0 failed",
                "ZERO | '' | 15 failed | <some> failed",
                "ZERO | '' | 0% failed | 0 failed",
                "EQUAL | 1 | 2/2 ready | <same>/<number> ready",
                "EQUAL | 1 | 0/2 ready | <other>/<number> ready",
                "EQUAL | 1 | 2 ready | <number> ready",
                "HUNDREDS | 2,5 | 204 for it | 2xx for it",
                "HUNDREDS | 2,5 | 503 for it | 5xx for it",
                "HUNDREDS | 2,5 | 404 for it | <number> for it",
                "HUNDREDS | 2,5 | 20 for it | <number> for it",
                "LISTED | 4624,4625 | event 4625 | event 4625",
                "LISTED | 4624,4625 | event 4626 | event <number>",
                "BELOW | 90 | 89.5% used | <low> used",
                "BELOW | 90 | 90% used | <high> used",
                "BELOW | 90 | 1,234 ms used | <high> used",
            })
    void keepsWhatCounts(Kind kind, String values, String message, String text) {
        ValueRule rule = new ValueRule(0, kind, values.isEmpty() ? List.of() : List.of(values.split(",")));
        assertThat(rule.text(Masker.standard().maskKeepingValues(message))).isEqualTo(text);
    }

    @Test
    void refusesValuesThatItsKindCannotHave() {
        for (ValueRuleTest.Wrong wrong : List.of(
                new Wrong(Kind.ZERO, "1"),
                new Wrong(Kind.EQUAL, "x"),
                new Wrong(Kind.HUNDREDS, "20"),
                new Wrong(Kind.BELOW, "high"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ValueRule(0, wrong.kind(), List.of(wrong.value())));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueRule(-1, Kind.ZERO, List.of()));
    }

    @Test
    void aNormalizerKeepsValuesOfTheTextsThatItIsToldOnly() {
        Normalizer normalizer = Normalizer.standard()
                .keeping(new KeptValues(Map.of("exit [<number>]", new ValueRule(0, Kind.ZERO, List.of())), Set.of()));
        assertThat(normalizer.normalize("exit [0]")).isEqualTo("exit [0]");
        assertThat(normalizer.normalize("exit [3]")).isEqualTo("exit [<some>]");
        assertThat(normalizer.normalize("left [0]")).isEqualTo("left [<number>]");
        assertThat(normalizer.kept().isUndecidable("exit [<number>]")).isTrue();
        assertThat(normalizer.kept().isUndecidable("exit [0]")).isFalse();
    }

    private record Wrong(Kind kind, String value) {}
}
