package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptFieldsTest {

    private static final Map<String, ValueRule> RULES = Map.of(
            "<zero> or <number>", new ValueRule(0, ValueRule.Kind.ZERO, List.of()),
            "<number> of <number>", new ValueRule(0, ValueRule.Kind.EQUAL, List.of("1")),
            "status <number> \"\u00e9\"", new ValueRule(7, ValueRule.Kind.HUNDREDS, List.of("2", "5")),
            "event <id>", new ValueRule(0, ValueRule.Kind.LISTED, List.of("a,b", "", "\u65e5")),
            "load <percent>", new ValueRule(0, ValueRule.Kind.BELOW, List.of("89.5%")));

    private static Map<String, Object> written(KeptValues kept) {
        Map<String, Object> fields = new LinkedHashMap<>();
        KeptFields.write(kept, fields);
        return fields;
    }

    private static KeptValues read(String json) {
        return KeptFields.read(JsonFields.parse(json, "head.json"));
    }

    @Test
    void rulesOfEveryKindAreReadBack() {
        KeptValues kept = new KeptValues(RULES, Set.of("b <number>", "a"));
        assertThat(read(new Gson().toJson(written(kept)))).isEqualTo(kept);
    }

    @Test
    void withoutExceptionsThereIsNoField() {
        assertThat(written(KeptValues.NONE)).isEmpty();
        assertThat(read("{}")).isEqualTo(KeptValues.NONE);
        assertThat(written(new KeptValues(Map.of(), Set.of("a")))).containsOnlyKeys("conflictingTexts");
        assertThat(written(new KeptValues(RULES, Set.of()))).containsOnlyKeys("keptValues");
    }

    @Test
    void textsAreWrittenInOrder() {
        assertThat(written(new KeptValues(Map.of(), Set.of("c", "a", "b"))).get("conflictingTexts"))
                .isEqualTo(List.of("a", "b", "c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "\"kind\": \"prime\", \"value\": 0, \"values\": []; "
                        + "'kind' is 'prime', which this version does not know; train again",
                "\"kind\": \"ZERO\", \"value\": 0, \"values\": []; 'kind' is 'ZERO', which this version does not know",
                "\"kind\": \"zero\", \"value\": -1, \"values\": []; 'value' must be a whole number: -1",
                "\"kind\": \"below\", \"value\": 0, \"values\": []; 'values' are not right: values of kind BELOW of value 0",
                "\"kind\": \"hundreds\", \"value\": 0, \"values\": [\"0\"]; 'values' are not right",
                "\"kind\": \"zero\", \"value\": 0; 'values' must be an array",
                "\"kind\": \"zero\", \"value\": 0, \"values\": [], \"weight\": 1; unknown key 'weight'",
            })
    void aRuleThatIsNoneIsRefusedWithItsKey(String rule, String message) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read("{\"keptValues\": [{\"text\": \"a <number>\", " + rule + "}]}"))
                .withMessageStartingWith("head.json: ")
                .withMessageContaining(message);
    }
}
