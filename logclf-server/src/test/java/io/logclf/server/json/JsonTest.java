package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void fieldsKeepTheirOrderAndAbsentOnesAreNull() {
        Map<String, ?> tree = new Fields()
                .with("z", "text")
                .with("a", Optional.empty())
                .with("m", Optional.of(3))
                .with("list", List.of(1, "two", true))
                .with("inner", new Fields().with("x", 0.5).map())
                .map();
        assertThat(Json.text(tree))
                .isEqualTo("{\"z\":\"text\",\"a\":null,\"m\":3,\"list\":[1,\"two\",true],\"inner\":{\"x\":0.5}}");
    }

    @Test
    void aNameThatComesAgainKeepsItsPlace() {
        assertThat(new Fields().with("a", 1).with("b", 2).with("a", 3).map().toString())
                .isEqualTo("{a=3, b=2}");
    }

    @Test
    void theMapOfFieldsIsReadOnly() {
        Map<String, ?> map = new Fields().with("a", 1).map();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(map::clear);
    }

    @Test
    void doublesKeepTheirDecimalsAndOtherNumbersAreWhole() {
        assertThat(Json.text(Map.of("a", 2.0))).isEqualTo("{\"a\":2.0}");
        assertThat(Json.text(Map.of("a", 2L))).isEqualTo("{\"a\":2}");
        assertThat(Json.text(Map.of("a", (short) 7))).isEqualTo("{\"a\":7}");
    }

    @Test
    void whatIsNoneOfTheseIsWrittenAsText() {
        assertThat(Json.text(Map.of("at", Instant.EPOCH))).isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void textIsOneLineWhateverItHolds() {
        assertThat(Json.text(Map.of("a", "1\n2\u0000\"\\"))).isEqualTo("{\"a\":\"1\\n2\\u0000\\\"\\\\\"}");
    }

    @Test
    void aTreeThatIsReadIsTheTreeThatWasWritten() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "ä \uD83D\uDE00");
        tree.put("whole", Long.MAX_VALUE);
        tree.put("decimal", -0.25);
        tree.put("flags", List.of(true, false));
        tree.put("nothing", null);
        tree.put("map", Map.of("list", List.of()));
        assertThat(JsonTree.parse(Json.text(tree)).value()).isEqualTo(tree);
    }

    @Test
    void looksThingsUpWithoutCheckingEveryStep() throws IOException {
        JsonTree tree = JsonTree.parse("{\"a\":{\"b\":[\"x\",2]},\"n\":null}");
        assertThat(tree.get("a").get("b").elements()).hasSize(2);
        assertThat(tree.get("a").get("b").elements().get(0).text()).contains("x");
        assertThat(tree.get("a").get("b").elements().get(1).number()).contains(2L);
        assertThat(tree.get("n").get("deeper").get("still").text()).isEmpty();
        assertThat(tree.get("a").elements()).isEmpty();
        assertThat(tree.get("a").text()).isEmpty();
        assertThat(tree.get("a").plain()).isEmpty();
        assertThat(tree.plain()).isEmpty();
    }

    @Test
    void numbersInTablesMayBeTexts() throws IOException {
        List<JsonTree> cells = JsonTree.parse("[\"12\",\"0.5\",7,1.5,\"-\",\"1e9\",\"1.\",true]")
                .elements();
        assertThat(cells.stream().map(JsonTree::number).toList())
                .isEqualTo(List.of(
                        Optional.of(12L),
                        Optional.of(0.5),
                        Optional.of(7L),
                        Optional.of(1.5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void passesOnTextsAndNumbersAndNothingElse() throws IOException {
        List<JsonTree> values = JsonTree.parse("[\"t\",1,1.5,true,null,[],{}]").elements();
        assertThat(values.stream().map(JsonTree::plain).toList())
                .isEqualTo(List.of(
                        Optional.of("t"),
                        Optional.of(1L),
                        Optional.of(1.5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\uFEFF", "{", "{\"a\":}", "[1,", "nul", "{'a':1}", "{\"a\":1,}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JsonTree.parse(text));
    }

    @Test
    void nestingIsBounded() {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JsonTree.parse("[".repeat(100_000)));
    }
}
