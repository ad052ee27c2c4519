package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private static final JsonFields FIELDS = JsonFields.parse("""
            {"text": "a \\u00e9", "number": 1.5e2, "whole": -7, "yes": true, "no": false, "nothing": null,
             "numbers": [1, 2], "strings": ["x", ""], "below": {"key": 1}, "list": [{"a": 1}, {}]}
            """, "file.json");

    @Test
    void valuesAreReadByTheirKeys() {
        assertThat(FIELDS.string("text")).isEqualTo("a \u00e9");
        assertThat(FIELDS.number("number")).isEqualTo(150);
        assertThat(FIELDS.wholeNumber("whole", -7, 0)).isEqualTo(-7);
        assertThat(FIELDS.flag("yes")).isTrue();
        assertThat(FIELDS.flag("no")).isFalse();
        assertThat(FIELDS.wholeNumbers("numbers")).containsExactly(1, 2);
        assertThat(FIELDS.strings("strings")).containsExactly("x", "");
        assertThat(FIELDS.object("below").keys()).containsExactly("key");
        assertThat(FIELDS.objects("list")).hasSize(2);
        assertThat(FIELDS.arrayLength("list")).hasValue(2);
        assertThat(FIELDS.arrayLength("text")).isEmpty();
    }

    @Test
    void nullIsNoValue() {
        assertThat(FIELDS.has("nothing")).isFalse();
        assertThat(FIELDS.has("absent")).isFalse();
        assertThat(FIELDS.has("text")).isTrue();
        assertRefused(fields -> fields.string("nothing"), "file.json: needs a value for 'nothing'");
    }

    @Test
    void valuesOfAnotherKindAreRefusedWithFileAndKey() {
        assertRefused(fields -> fields.string("yes"), "file.json: 'yes' must be a string: true");
        assertRefused(fields -> fields.number("text"), "file.json: 'text' must be a number: a \u00e9");
        assertRefused(
                fields -> fields.wholeNumber("number", 0, 149), "file.json: 'number' must be a whole number: 1.5e2");
        assertRefused(fields -> fields.wholeNumbers("strings"), "file.json: 'strings' must be a whole number: x");
        assertRefused(fields -> fields.strings("numbers"), "file.json: 'numbers' must be strings: 1");
        assertRefused(fields -> fields.flag("whole"), "file.json: 'whole' must be true or false: -7");
        assertRefused(fields -> fields.object("list"), "file.json: 'list' must be an object");
        assertRefused(fields -> fields.objects("numbers"), "file.json: must be a JSON object");
        assertRefused(fields -> fields.strings("below"), "file.json: 'below' must be an array");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e12",
                "-1e12",
                "1E+12",
                "1000000000000",
                "999999999999.5",
                "-1.0e12",
                "0.1e13",
                "1.5e3",
                "1E+3",
                "2e-3"
            })
    void numbersUpToTheLimitAreReadHoweverTheyAreWritten(String number) {
        JsonFields fields = JsonFields.parse("{\"weight\": " + number + "}", "file.json");
        assertThat(fields.number("weight")).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void numbersBeyondReasonAreRefusedAtOnce() {
        for (String number : new String[] {"1e999999999", "-1e999999999", "1e99999999999", "1e-999999999"}) {
            JsonFields fields = JsonFields.parse("{\"seed\": " + number + "}", "file.json");
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> fields.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE))
                    .withMessage("file.json: 'seed' must be a whole number: " + number);
        }
        for (String number : new String[] {"1e999999999", "-1e13", "1000000000000.1", "-1.0001e12"}) {
            JsonFields fields = JsonFields.parse("{\"weight\": " + number + "}", "file.json");
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> fields.number("weight"))
                    .withMessage("file.json: 'weight' must be a number from -1e12 to 1e12: " + number);
        }
    }

    @Test
    void unknownKeysAreRefused() {
        FIELDS.object("below").requireOnly(Set.of("key", "other"));
        assertRefused(
                fields -> fields.object("below").requireOnly(Set.of("b", "a")),
                "file.json: unknown key 'key'; known are a, b");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        for (String wrong : new String[] {"", "{", "{\"a\": 1} 2", "{a: 1}", "nil", "{\"a\": 1, \"a\": 2}"}) {
            assertThatExceptionOfType(ModelException.class)
                    .as(wrong)
                    .isThrownBy(() -> JsonFields.parse(wrong, "file.json:3"))
                    .withMessageStartingWith("file.json:3: ")
                    .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
        }
    }

    private static void assertRefused(Consumer<JsonFields> read, String message) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.accept(FIELDS))
                .withMessage(message);
    }
}
