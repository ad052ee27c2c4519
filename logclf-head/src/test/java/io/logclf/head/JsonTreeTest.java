package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

    private static Object parse(String json) {
        return JsonTree.parse(json, "file.json");
    }

    @Test
    void valuesOfEveryKindAreKept() {
        assertThat(parse("[1, \"a\", true, false, null, {}, []]"))
                .isEqualTo(
                        Arrays.asList(new JsonTree.Numeral("1"), "a", true, false, JsonTree.NULL, Map.of(), List.of()));
        assertThat(((Map<?, ?>) parse("{\"b\": 1, \"a\": 2}")).keySet().stream().map(String::valueOf))
                .as("in the order of the file")
                .containsExactly("b", "a");
        assertThat(parse("\"\\u00e9\\n\\\"\"")).isEqualTo("é\n\"");
        assertThat(String.valueOf(JsonTree.NULL)).isEqualTo("null");
    }

    @Test
    void numbersStayAsTheyAreWritten() {
        assertThat(parse("9223372036854775807")).hasToString("9223372036854775807");
        assertThat(parse("1e400")).hasToString("1e400");
        assertThat(parse("-0.10")).hasToString("-0.10");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> parse("{\"a\": null, \"a\": 1}"))
                .isInstanceOf(ModelException.class)
                .hasMessage("file.json: the key 'a' is there twice; keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "{\"a\"}", "[1 2]", "nul", "'a'", "{\"a\": 1} x", "// c\n1"})
    void whatIsNoJsonIsRefusedInOneLine(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("file.json: is no valid JSON")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void nestingWithoutEndIsRefusedAndDoesNotOverflow() {
        assertThatThrownBy(() -> parse("[".repeat(100_000)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("file.json: is no valid JSON");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> parse("[1,\n 2 3]"))
                .isInstanceOf(ModelException.class)
                .hasMessage("file.json: is no valid JSON at line 2 column 5");
        assertThatThrownBy(() -> parse("[1] 2"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("file.json: is no valid JSON");
    }
}
