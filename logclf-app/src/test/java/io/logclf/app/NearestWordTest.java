package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> COMMANDS =
            List.of("classify", "compare", "completion", "discover", "evaluate", "explain", "health", "serve", "train");

    @ParameterizedTest
    @CsvSource({
        "clasify, classify",
        "classfiy, classify",
        "Classify, classify",
        "discovery, discover",
        "evalute, evaluate",
        "sreve, serve",
        "trian, train"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(NearestWord.to(typed, COMMANDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"label", "logs.csv", "t", "ok", "completely-else", "''"})
    void offersNothingThatIsFarAway(String typed) {
        assertThat(NearestWord.to(typed, COMMANDS)).isEmpty();
    }

    @Test
    void prefersTheFirstInTheAlphabetAmongEquals() {
        assertThat(NearestWord.to("cart", List.of("cars", "card"))).contains("card");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, '', 3", "abc, abc, 0", "abc, acb, 1", "abc, xbc, 1", "ca, abc, 3"})
    void countsEdits(String from, String to, int edits) {
        assertThat(NearestWord.edits(from, to)).isEqualTo(edits);
    }
}
