package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharClassesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "17 | \\d+",
                "1.5 | [0-9.]+",
                "-3 | [0-9-]+",
                "1a | [0-9a-fA-F]+",
                "1a-2 | [0-9a-fA-F-]+",
                "1z | \\w+",
                "abc | \\S+",
                "1_a | \\S+",
                "a b | .+?"
            })
    void takesTheNarrowestClass(String seen, String pattern) {
        assertThat(CharClasses.pattern(CharClasses.of(seen), false)).isEqualTo(pattern);
    }

    @Test
    void whatMayBeAbsentIsOptional() {
        assertThat(CharClasses.pattern(CharClasses.of("17"), true)).isEqualTo("\\d*");
        assertThat(CharClasses.pattern(CharClasses.of(" "), true)).isEqualTo("\\s*");
    }

    @Test
    void lineBreaksNeedMoreThanTheDot() {
        assertThat(CharClasses.pattern(CharClasses.of("a\nb"), false)).isEqualTo("[\\s\\S]+?");
        assertThat(CharClasses.pattern(CharClasses.of("\n"), false)).isEqualTo("\\s+");
    }

    @Test
    void aClassMatchesTheTextItWasSeenIn() {
        Random random = new Random(5);
        String chars = "0189afzAFZ.,:/+%-_ \t\n(#ü";
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.append(chars.charAt(random.nextInt(chars.length())));
            }
            String pattern = CharClasses.pattern(CharClasses.of(text), false);
            assertThat(Pattern.compile(pattern).matcher(text).matches())
                    .as("seed 5, round %d: %s on '%s'", round, pattern, text)
                    .isTrue();
        }
    }
}
