package io.logclf.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{\"a\": \"x\"} > x",
                "{\"a\": 1.0} > 1.0",
                "{\"a\": 1e3} > 1e3",
                "{\"a\": -0} > -0",
                "{\"a\": 12345678901234567890123} > 12345678901234567890123",
                "{\"a\": true} > true",
                "{\"a\": \"\\u00e9\\n\"} > \u00e9",
                "{\"b\": 2, \"a\": \"x\"} > x",
                "{\"a\": 1, \"a\": 2} > 2"
            })
    void givesTheTextOfAScalar(String json, String value) throws IOException {
        assertThat(JsonLine.parse(json).value("a").orElseThrow().strip()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": null}", "{\"a\": [1]}", "{\"a\": {}}", "{}", "{\"A\": 1}"})
    void givesNoneOfOtherValues(String json) throws IOException {
        assertThat(JsonLine.parse(json).value("a")).isEmpty();
    }

    @Test
    void knowsWhichFieldsAreThereWithAnyValue() throws IOException {
        JsonLine line = JsonLine.parse("{\"a\": null, \"b\": [1, {\"d\": 2}], \"c\": {\"e\": 3}, \"\": 4}");
        assertThat(line.has("a")).isTrue();
        assertThat(line.has("b")).isTrue();
        assertThat(line.has("c")).isTrue();
        assertThat(line.has("")).isTrue();
        assertThat(line.has("d")).isFalse();
        assertThat(line.has("c.e")).isFalse();
        assertThat(line.value("c.e")).contains("3");
    }

    @Test
    void findsValuesInsideUnderTheirNamesWithDots() throws IOException {
        JsonLine line = JsonLine.parse(
                "{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": 5}, \"x\": 4}, \"x\": 3}, \"x\": 2}, \"x\": 1}");
        assertThat(line.value("x")).contains("1");
        assertThat(line.value("a.x")).contains("2");
        assertThat(line.value("a.b.x")).contains("3");
        assertThat(line.value("a.b.c.x")).contains("4");
        assertThat(line.value("a.b.c.d.e")).isEmpty();
    }

    @Test
    void prefersAFieldWhoseOwnNameHasTheDot() throws IOException {
        assertThat(JsonLine.parse("{\"log.level\": \"own\", \"log\": {\"level\": \"inner\"}}")
                        .value("log.level"))
                .contains("own");
        assertThat(JsonLine.parse("{\"log\": {\"level\": \"inner\"}, \"log.level\": \"own\"}")
                        .value("log.level"))
                .contains("own");
    }

    @Test
    void readsTheKeysAndValuesOfOpenTelemetry() throws IOException {
        JsonLine line = JsonLine.parse("""
                {"body": {"kvlistValue": {"values": [
                  {"key": "level", "value": {"stringValue": "error"}},
                  {"value": {"intValue": 5}, "key": "code"},
                  {"key": "flag", "value": {"boolValue": true}},
                  {"key": "none"},
                  {"key": "list", "value": {"arrayValue": {"values": [{"stringValue": "x"}]}}},
                  {"key": "last", "value": {"stringValue": "z"}}]}}}
                """);
        assertThat(line.value("body.level")).contains("error");
        assertThat(line.value("body.code")).contains("5");
        assertThat(line.value("body.flag")).contains("true");
        assertThat(line.value("body.none")).isEmpty();
        assertThat(line.value("body.last")).contains("z");
    }

    @Test
    void readsAMessageThatIsAnArrayOfBytes() throws IOException {
        assertThat(JsonLine.parse("{\"MESSAGE\": [105, 116, 32, 195, 169]}").value("MESSAGE"))
                .contains("it \u00e9");
        assertThat(JsonLine.parse("{\"MESSAGE\": []}").value("MESSAGE")).contains("");
        assertThat(JsonLine.parse("{\"MESSAGE\": [105, \"x\"], \"b\": 1}").value("MESSAGE"))
                .isEmpty();
        assertThat(JsonLine.parse("{\"MESSAGE\": [[105], {\"a\": 1}], \"b\": 1}")
                        .value("b"))
                .contains("1");
        assertThat(JsonLine.parse("{\"message\": [105]}").value("message")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1",
                "\"a\"",
                "null",
                "[]",
                "[{}]",
                "{",
                "{}}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\": 1,}",
                "{\"a\": 1} x",
                "{} {}",
                "{\"a\": 01}",
                "{\"a\": 'x'}",
                "{a: 1}",
                "{\"a\": \"x}",
                "{\"a\": \"\n\"}",
                "{\"a\": NaN}",
                "{\"a\": \"\\x\"}",
                "// x\n{}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> JsonLine.parse(text)).isInstanceOf(IOException.class);
        assertThat(JsonLine.ifObject(text)).isEmpty();
    }

    @Test
    void takesBlanksAndAMarkAroundTheObject() throws IOException {
        for (String text : new String[] {"{\"a\":1}", " {\"a\":1}\t", "\uFEFF{\"a\":1}\r\n", "\uFEFF \n{\"a\":1}"}) {
            assertThat(JsonLine.parse(text).value("a")).contains("1");
            assertThat(JsonLine.parse(text).text()).isEqualTo(text);
        }
        assertThat(JsonLine.ifObject(" {\"a\":1}")).isEmpty();
    }

    @Test
    void replacesAValueInItsPlace() throws IOException {
        JsonLine line = JsonLine.parse("{ \"n\": 1.0, \"a\" : \"x\\u00e9\" , \"b\": [1,  2] }");
        assertThat(line.with(Map.of("a", "\"y\""))).isEqualTo("{ \"n\": 1.0, \"a\" : \"y\" , \"b\": [1,  2] }");
        assertThat(line.with(Map.of("n", "2"))).isEqualTo("{ \"n\": 2, \"a\" : \"x\\u00e9\" , \"b\": [1,  2] }");
        assertThat(line.with(Map.of("b", "null"))).isEqualTo("{ \"n\": 1.0, \"a\" : \"x\\u00e9\" , \"b\": null }");
        assertThat(line.with(Map.of())).isEqualTo(line.text());
    }

    @Test
    void replacesTheLastOfTwoFieldsOfTheSameName() throws IOException {
        assertThat(JsonLine.parse("{\"a\":1,\"a\":2}").with(Map.of("a", "3"))).isEqualTo("{\"a\":1,\"a\":3}");
    }

    @Test
    void addsFieldsAtTheEndInTheirOrder() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "1");
        fields.put("\"", "\"x\"");
        assertThat(JsonLine.parse("\uFEFF{\"a\":{\"z\":0}} ").with(fields))
                .isEqualTo("\uFEFF{\"a\":{\"z\":0},\"z\":1,\"\\\"\":\"x\"} ");
    }

    @Test
    void indentsAFieldThatIsAddedToAnObjectOverSeveralLines() throws IOException {
        assertThat(JsonLine.parse("{\n  \"a\": 1,\n  \"b\": 2\n}").with(Map.of("c", "3")))
                .isEqualTo("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}");
        assertThat(JsonLine.parse("{\r\n\t\"a\": 1\r\n}").with(Map.of("c", "3")))
                .isEqualTo("{\r\n\t\"a\": 1,\r\n\t\"c\": 3\r\n}");
    }

    @Test
    void staysJsonWithAnyFieldSet() throws IOException {
        Random random = new Random(13);
        String[] values = {"1", "\"x, }\"", "null", "[1, {\"b\": 2}]", "{\"c\": [\"}\"]}", "true", "-1.50e2", "\"\\\"\""
        };
        String[] blanks = {"", " ", "\n  ", "\t"};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("{");
            int count = 1 + random.nextInt(4);
            for (int field = 0; field < count; field++) {
                text.append(field > 0 ? "," : "").append(blanks[random.nextInt(4)]);
                text.append("\"f").append(field).append("\":").append(blanks[random.nextInt(4)]);
                text.append(values[random.nextInt(values.length)]).append(blanks[random.nextInt(4)]);
            }
            JsonLine before = JsonLine.parse(text.append('}').toString());
            String set = "f" + random.nextInt(5);
            JsonLine after = JsonLine.parse(before.with(Map.of(set, JsonLine.quoted("new \"\n\u00e9"))));
            assertThat(after.value(set)).as(text.toString()).contains("new \"\n\u00e9");
            for (int field = 0; field < count; field++) {
                if (!set.equals("f" + field)) {
                    assertThat(after.value("f" + field)).isEqualTo(before.value("f" + field));
                }
            }
        }
    }

    @Test
    void keepsBytesThatAreNotUtf8InTheText() throws IOException {
        JsonLine line = JsonLine.parse("{\"a\":\"x\uDCFF\"}");
        assertThat(line.value("a")).contains("x\uFFFD");
        assertThat(line.text()).isEqualTo("{\"a\":\"x\uDCFF\"}");
        assertThat(line.with(Map.of("b", "1"))).isEqualTo("{\"a\":\"x\uDCFF\",\"b\":1}");
    }

    @Test
    void readsObjectsThatAreVeryDeepOrWideOrLong() throws IOException {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertThat(JsonLine.parse(deep).has("a")).isTrue();
        String digits = "9".repeat(100_000);
        assertThat(JsonLine.parse("{\"" + "n".repeat(100_000) + "\":1,\"a\":" + digits + "}")
                        .value("a"))
                .contains(digits);
    }

    @Test
    void hasNoFieldInABlankLine() {
        JsonLine blank = JsonLine.blank(" \n");
        assertThat(blank.text()).isEqualTo(" \n");
        assertThat(blank.has("")).isFalse();
        assertThat(blank.value("a")).isEmpty();
    }

    @Test
    void quotesEveryText() throws IOException {
        for (String text : new String[] {"", "a", "\"", "\\", "\n\t\0", "\u00e9 \uD83D\uDE00", "\u2028"}) {
            assertThat(JsonLine.parse("{\"a\":" + JsonLine.quoted(text) + "}").value("a"))
                    .contains(text);
        }
    }
}
