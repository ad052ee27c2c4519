package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "mars;venus;pluto => (?:mars|pluto|venus)",
                "in 3 s;in 14 s;in 255 s;never => (?:in [1-9]\\d{0,5} s|never)",
                "rack7;rack12;rack301 => [\\da-z]{0,13}[1-9][\\da-z]{0,13}",
                "a+b;c(d) => (?:a\\+b|c\\(d\\))"
            })
    void takesWordsAsTheyWereSeenAndOthersOfAForm(String values, String pattern) {
        assertThat(open(values.split(";")).text(false)).contains(pattern);
    }

    @Test
    void takesOnlyWhatWasSeenWhereThatIsWanted() {
        assertThat(new SlotPattern(once("4", "17", "952"), true).text(false)).contains("(?:17|4|952)");
    }

    @Test
    void whatWasSeenEmptyMayBeLeftOut() {
        assertThat(open("", " again").text(false)).contains("(?: again)?");
    }

    @Test
    void spaceIsAsWideAsItWasSeen() {
        assertThat(open(" ", "    ").text(false)).contains("\\s{1,4}");
    }

    @Test
    void theRestOfAPathIsAnyPathOfLikeLength() {
        SlotPattern ends = open("srv/a.txt", "home/x/b.csv", "tmp/c");
        assertThat(ends.text(true)).contains("[\\w./%~+-]{1,18}");
        assertThat(ends.text(false))
                .hasValueSatisfying(pattern -> assertThat(pattern).doesNotContain("%"));
    }

    @Test
    void thereIsNoneForLongOrTooDifferentValues() {
        assertThat(open("x".repeat(257)).text(false)).isEmpty();
        String[] words = IntStream.range(0, 65)
                .mapToObj(i -> "word" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .toArray(String[]::new);
        assertThat(open(words).text(false)).isEmpty();
    }

    @Test
    void tellsWhetherPlainWordsVary() {
        assertThat(open("mars", "venus").hasWords()).isTrue();
        assertThat(open("mars").hasWords()).isFalse();
        assertThat(open("4", "17").hasWords()).isFalse();
    }

    private static SlotPattern open(String... values) {
        return new SlotPattern(once(values), false);
    }

    private static SortedMap<String, Long> once(String... values) {
        SortedMap<String, Long> counts = new TreeMap<>();
        List.of(values).forEach(value -> counts.put(value, 1L));
        return counts;
    }
}
