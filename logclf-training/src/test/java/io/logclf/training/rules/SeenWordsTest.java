package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenWordsTest {

    @Test
    void valuesThatComeAgainAreAList() {
        SeenWords statuses = new SeenWords(new TreeMap<>(Map.of("200", 40L, "201", 7L, "304", 12L)));
        assertThat(statuses.isOpen()).isFalse();
        assertThat(statuses.listed()).isEqualTo("(?:200|201|304)");
    }

    @Test
    void threeValuesSeenOnceMayBeFollowedByOthers() {
        assertThat(once("71", "8", "903").isOpen()).isTrue();
        assertThat(once("71", "8").isOpen()).isFalse();
    }

    @Test
    void moreThanNineValuesAreNoListHoweverOftenTheyCome() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int i = 1; i <= 9; i++) {
            counts.put("n" + i, 50L);
        }
        assertThat(new SeenWords(counts).isOpen()).isFalse();
        counts.put("n10", 50L);
        assertThat(new SeenWords(counts).isOpen()).isTrue();
    }

    @Test
    void oneLongHexadecimalNumberMayBeAnother() {
        assertThat(once("9f86d081884c7d65").isOpen()).isTrue();
        assertThat(once("9f86d081").isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4;17;952 | [1-9]\\d{0,5}",
                "0;17;952 | \\d{1,6}",
                "007;112;081 | \\d{3}",
                "1234567890;22;3 | [1-9]\\d{0,14}",
                "n1;n22;n3 | [\\da-z]{0,5}[1-9][\\da-z]{0,5}",
                "9f86d081;884c7d65;2c26b46b | [\\da-f]{8}"
            })
    void wordsLikeThoseSeenAreBoundedAndHaveADigit(String words, String pattern) {
        assertThat(once(words.split(";")).like(SeenWords.DIGIT)).isEqualTo(pattern);
    }

    @Test
    void wordsWithASignHaveItWithin() {
        assertThat(once("max_size", "min_age", "top_k").like('_')).isEqualTo("[a-z_]{1,12}_[a-z_]{1,12}");
    }

    private static SeenWords once(String... words) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (String word : words) {
            counts.put(word, 1L);
        }
        return new SeenWords(counts);
    }
}
