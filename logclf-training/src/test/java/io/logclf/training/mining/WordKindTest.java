package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true | 8",
                "NULL | 8",
                "user_name | 16",
                "userName | 16",
                "Jan | 2080",
                "org.acme.Worker | 272",
                "server.log | 272",
                "a.b | 16",
                "ms | 128",
                "GiB | 2176",
                "kB | 128",
                "C | 16",
                "ff | 16",
                "be | 512",
                "up | 0",
                "of | 512",
                "Of | 2048",
                "not | 1536",
                "Anna | 2048",
                "backup | 0",
                "( | 7",
                "= | 5",
                "' | 3",
                ", | 1",
                ".. | 1",
                "用 | 4096"
            })
    void tellsWhatATextCanBe(String text, int kinds) {
        assertThat(WordKind.of(text)).isEqualTo(kinds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "yes", "no"})
    void switchesAreValuesWhereOneIsAnnounced(String text) {
        assertThat(WordKind.of(text) & WordKind.SWITCH).isNotZero();
    }

    @Test
    void everyNegationHoldsASentenceTogether() {
        for (String text : new String[] {"not", "never", "no", "without"}) {
            int kinds = WordKind.of(text);
            assertThat((kinds & WordKind.NEGATION) == 0 || (kinds & WordKind.FUNCTION) != 0)
                    .as(text)
                    .isTrue();
        }
    }
}
