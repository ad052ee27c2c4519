package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRoundTripTest {

    private static final long SEED = 1_234;

    @Test
    void everyTreeThatIsWrittenIsReadAsItWas() throws IOException {
        RandomTrees trees = new RandomTrees(SEED);
        for (int i = 0; i < 1_500; i++) {
            Map<String, Object> tree = trees.object(4);
            String text = Json.text(tree);
            assertThat(JsonTree.parse(text).value())
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(tree);
            assertThat(text).doesNotContain("\n").doesNotContain("\r");
        }
    }

    @Test
    void aFieldIsFoundByItsNameWhateverThatIs() throws IOException {
        RandomTrees trees = new RandomTrees(SEED);
        for (int i = 0; i < 2_000; i++) {
            String name = trees.text();
            String value = trees.text();
            JsonTree tree = JsonTree.parse(Json.text(Map.of(name, value)));
            assertThat(tree.get(name).text()).as("seed %d", SEED).contains(value);
            assertThat(tree.get(name + "x").text()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "0.1, 0.1",
        "-0.0, -0.0",
        "1e3, 1000.0",
        "1E-7, 1.0E-7",
        "4.9e-324, 4.9E-324"
    })
    void numbersAreWholeOrDecimalAsTheyAreWritten(String json, String read) throws IOException {
        assertThat(JsonTree.parse("[" + json + "]").elements().get(0).number().map(Object::toString))
                .contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"})
    void aWholeNumberThatDoesNotFitIsRefusedAndNotRounded(String number) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> JsonTree.parse("{\"version\":" + number + "}"));
    }

    @Test
    void ofAFieldThatComesTwiceTheLastCounts() throws IOException {
        assertThat(JsonTree.parse("{\"a\":1,\"b\":2,\"a\":3}").value()).isEqualTo(Map.of("a", 3L, "b", 2L));
    }

    @Test
    void whatStandsBehindTheDocumentIsIgnored() throws IOException {
        assertThat(JsonTree.parse("{\"a\":1} and more").value()).isEqualTo(Map.of("a", 1L));
        assertThat(JsonTree.parse("[1] [2]").value()).isEqualTo(List.of(1L));
    }

    @Test
    void aDocumentNeedBeNoObject() throws IOException {
        assertThat(JsonTree.parse(" \"x\" ").text()).contains("x");
        assertThat(JsonTree.parse("null").value()).isNull();
        assertThat(JsonTree.parse("true").value()).isEqualTo(true);
        assertThat(JsonTree.parse("[]").elements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345, true",
        "1234567890123456, false",
        "-1, false",
        "1.5, true",
        ".5, false",
        "1.5.2, false"
    })
    void aTextIsANumberIfItHasNothingButDigitsAndOneDot(String text, boolean number) throws IOException {
        JsonTree cell = JsonTree.parse("[\"" + text + "\"]").elements().get(0);
        assertThat(cell.number().isPresent()).isEqualTo(number);
        assertThat(cell.plain()).isEqualTo(Optional.of(text));
    }

    @Test
    void namesThatAreNoTextsAreWrittenAsTexts() {
        assertThat(Json.text(Map.of("by", Map.of(7, "seven")))).isEqualTo("{\"by\":{\"7\":\"seven\"}}");
    }

    @Test
    void aLongTextIsKeptWhole() throws IOException {
        String text = "ü\"\n".repeat(300_000);
        assertThat(JsonTree.parse(Json.text(Map.of("text", text))).get("text").text())
                .contains(text);
    }
}
