package io.logclf.io.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.InputException;
import io.logclf.io.input.JsonPlace;
import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.PortionReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCutterTest {

    /** An object as it was found; empty for what is behind the last one. */
    private record Found(long number, long line, String json, String source, boolean raw) {}

    @Test
    void cutsObjectsOneAfterTheOther() throws IOException {
        assertThat(objects("{\"a\":1}{\"b\":2}\n\n {\"c\":3} "))
                .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "");
    }

    @Test
    void cutsTheElementsOfAnArray() throws IOException {
        assertThat(objects("[{\"a\":1},\n{\"b\":[{\"c\":2}]}]\n"))
                .containsExactly("{\"a\":1}", "{\"b\":[{\"c\":2}]}", "");
        assertThat(objects("[]")).containsExactly("");
        assertThat(objects("[1, \"x\", {\"a\":1}]")).containsExactly("{\"a\":1}", "");
    }

    @Test
    void looksNotIntoTexts() throws IOException {
        String json = "{\"a\":\"}{[]\\\"\\\\\",\"b\":\"\\\\\"}";
        assertThat(objects(json + json)).containsExactly(json, json);
    }

    @Test
    void numbersObjectsAndTheirLines() throws IOException {
        assertThat(found("{\"a\":1}\n{\n\"b\":\n2}\n{\"c\":3}\n", 64))
                .extracting(Found::number)
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(found("{\"a\":1}\n{\n\"b\":\n2}\n{\"c\":3}\n", 64))
                .extracting(Found::line)
                .containsExactly(1L, 2L, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"b\":2}\n",
                "[{\"a\":\"x \\\" y\"},{\"b\":{\"c\":[1,2,{}]}}]",
                "\uFEFF[\n  {\"message\": \"caf\u00e9 \uD83D\uDE00\"},\n  {\"message\": \"b\"}\n]\n",
                "{\"records\":[{\"a\":1},{\"b\":2}],\"x\":1}\n",
                "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                        + "{\"stringValue\":\"shop\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"body\":1},{\"body\":2}]}]}]}",
                "{\"logGroup\":\"/shop\",\"logEvents\":[{\"message\":\"a\"},{\"message\":\"b\"}]}"
            })
    void cutsTheSameInBuffersOfAnySize(String text) throws IOException {
        List<Found> whole = found(text, 1 << 12);
        assertThat(whole).hasSizeGreaterThan(1);
        for (int size = 1; size < 40; size++) {
            assertThat(found(text, size)).as("buffer of %s", size).isEqualTo(whole);
        }
    }

    @Test
    void cutsRandomObjectsInBuffersOfAnySize() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 1_000; i++) {
            boolean array = random.nextBoolean();
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder(array ? "[" : "");
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                String object = object(random, 3);
                text.append(expected.isEmpty() ? "" : array ? "," : "\n").append(object);
                expected.add(object);
            }
            expected.add("");
            text.append(array ? "]" : "\n");
            assertThat(found(text.toString(), 1 + random.nextInt(20)).stream().map(Found::json))
                    .as(text.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void takesTheSourceFromTheResource() throws IOException {
        String text =
                "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"host\",\"value\":{\"stringValue\":\"h\"}},"
                        + "{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"a\":1}]}]},"
                        + "{\"scopeLogs\":[{\"logRecords\":[{\"a\":2}]}]}]}";
        assertThat(found(text, 64))
                .startsWith(new Found(0, 1, "{\"a\":1}", "shop", false), new Found(1, 1, "{\"a\":2}", "", false));
    }

    @Test
    void takesTheSourceOfLinesFromTheirGroup() throws IOException {
        assertThat(found("{\"logGroup\":\"/shop\",\"logEvents\":[{\"message\":\"a\"}]}", 64))
                .startsWith(new Found(0, 1, "{\"message\":\"a\"}", "/shop", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "items", "records", "Records"})
    void looksIntoAnOuterArrayWithoutAMessageBeforeIt(String name) throws IOException {
        assertThat(objects("{\"" + name + "\":[{\"a\":1}]}")).containsExactly("{\"a\":1}", "");
        String entry = "{\"message\":\"m\",\"" + name + "\":[{\"a\":1}]}";
        assertThat(objects(entry)).containsExactly(entry);
        String inner = "{\"x\":{\"" + name + "\":[{\"a\":1}]}}";
        assertThat(objects(inner)).containsExactly(inner);
    }

    @Test
    void takesAnObjectWithAnEmptyListForARow() throws IOException {
        assertThat(objects("{\"records\":[]}")).containsExactly("{\"records\":[]}");
        assertThat(objects("{\"records\":[1]}")).containsExactly("{\"records\":[1]}");
        assertThat(objects("{\"records\":\"x\"}")).containsExactly("{\"records\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "it works > expected a JSON object here; give objects alone",
                "\"a\" > expected a JSON object here; give objects alone",
                "{\"a\":1} x > expected a JSON object here; give objects alone",
                "} > the brackets do not match here; give complete objects",
                "[{\"a\":1}} > the brackets do not match here; give complete objects",
                "{\"a\":1] > the brackets do not match here; give complete objects"
            })
    void saysWhatIsNoObject(String text, String problem) throws IOException {
        for (int size : new int[] {1, 3, 64}) {
            assertThat(problem(text, size)).hasMessage("logs:1: " + problem);
        }
    }

    @Test
    void saysInWhichLineATextHasNoEnd() throws IOException {
        InputException problem = problem("{\"a\":1}\n{\"b\":\"x\ny\"}\n", 5);
        assertThat(problem).hasMessage("logs:2: a text does not end in its line; give it a closing quote");
        assertThat(problem.fault()).isEqualTo(InputException.Fault.FORMAT);
    }

    @Test
    void refusesAnObjectThatIsTooLong() throws IOException {
        Limits limits = new Limits(64, 100, 100, 16);
        String longest = "{\"a\":\"" + "x".repeat(92) + "\"}";
        assertThat(read(longest, limits))
                .singleElement()
                .satisfies(portion -> assertThat(portion.problem()).isNull());
        assertThat(problem(read("{}\n{\"a\":\"" + "x".repeat(200) + "\"}", limits)))
                .hasMessageStartingWith("logs:2: the object that begins here is longer than");
    }

    @Test
    void handsOutWhatIsCutOffAtTheEnd() throws IOException {
        assertThat(objects("{\"a\":1}\n{\"b\":")).containsExactly("{\"a\":1}", "{\"b\":");
        assertThat(objects("{\"a\":\"x")).containsExactly("{\"a\":\"x");
    }

    @Test
    void findsTheFirstObject() {
        assertThat(JsonCutter.first("[ {\"a\":1},{\"b\":2}]".getBytes(StandardCharsets.UTF_8)))
                .contains("{\"a\":1}");
        assertThat(JsonCutter.first("{\"a\":".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(JsonCutter.first("it works".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(JsonCutter.first(new byte[0])).isEmpty();
    }

    private static String object(Random random, int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int fields = random.nextInt(4); fields > 0; fields--) {
            object.append(object.length() > 1 ? "," : "")
                    .append("\"f")
                    .append(fields)
                    .append("\":");
            switch (random.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> object.append(random.nextInt(100));
                case 1 -> object.append("\"}],{\\\"\\\\ \u00e9\"");
                case 2 -> object.append("[1,[2,\"]\"],null]");
                case 3 -> object.append(object(random, depth - 1));
                default -> object.append('[').append(object(random, depth - 1)).append(']');
            }
        }
        return object.append('}').toString();
    }

    private static List<String> objects(String text) throws IOException {
        return found(text, 16).stream().map(Found::json).toList();
    }

    private static List<Found> found(String text, int bufferBytes) throws IOException {
        List<Found> found = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (Portion portion : read(text, new Limits(64, 10_000, 10_000, bufferBytes))) {
            assertThat(portion.problem()).isNull();
            for (JsonPlace place : portion.objects()) {
                joined.append(string(portion, place.from(), place.end()));
                String json = string(portion, place.start(), place.end());
                found.add(new Found(place.number(), place.line(), json, place.source(), place.raw()));
            }
        }
        assertThat(joined.toString()).isEqualTo(text);
        return found;
    }

    private static InputException problem(String text, int bufferBytes) throws IOException {
        return problem(read(text, new Limits(64, 10_000, 10_000, bufferBytes)));
    }

    private static InputException problem(List<Portion> portions) {
        return portions.get(portions.size() - 1).problem();
    }

    private static List<Portion> read(String text, Limits limits) throws IOException {
        List<Portion> portions = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (PortionReader reader = new PortionReader(
                "logs", new ByteArrayInputStream(bytes), new JsonCutter("logs", limits), limits, false)) {
            for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                portions.add(portion);
            }
        }
        return portions;
    }

    private static String string(Portion portion, int start, int end) {
        return new String(portion.bytes(), start, end - start, StandardCharsets.UTF_8);
    }
}
