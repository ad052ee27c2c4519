package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherScriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"J\u00fcrgen", "\u65E5\u672C", "\u043e\u0448\u0438\u0431\u043a\u0430", "\u0639", "a\u00df"})
    void findsLettersThatAreNotAscii(String text) {
        assertThat(OtherScripts.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it works", "5 \u00B5s", "5 \u03BCs", "\u20AC 5", "\u2014", "\uD83D\uDD25", "\u0661"})
    void takesSignsAndDigitsForNone(String text) {
        assertThat(OtherScripts.in(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'user \\w+', 'user [\\pL\\pM\\pN_]+'",
        "'[\\w.]+', '[\\pL\\pM\\pN_.]+'",
        "'\\W', '[^\\pL\\pM\\pN_]'",
        "'\\ba', '(?:^|[^\\pL\\pM\\pN_])a'",
        "'a\\b', 'a(?:$|[^\\pL\\pM\\pN_])'",
        "'a\\b b', 'a b'",
        "'(\\ba|b\\b)', '((?:^|[^\\pL\\pM\\pN_])a|b(?:$|[^\\pL\\pM\\pN_]))'",
        "'(?i)\\ba', '(?i)(?:^|[^\\pL\\pM\\pN_])a'"
    })
    void rewritesWhatKnowsAsciiOnly(String pattern, String rewritten) {
        assertThat(OtherScripts.rewritten(pattern)).contains(rewritten);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\\d+", "\\\\w", "\\Q\\w\\E", "[\\W]", "\\pL", "\\B"})
    void leavesOtherPatternsAlone(String pattern) {
        assertThat(OtherScripts.rewritten(pattern)).isEmpty();
    }

    @Test
    void findsAllOfAWordWhenItIsRewritten() {
        String rewritten = OtherScripts.rewritten("^user \\w+$").orElseThrow();
        assertThat(Pattern.compile("^user \\w+$").matcher("user J\u00fcrgen").find())
                .isFalse();
        assertThat(Pattern.compile(rewritten).matcher("user J\u00fcrgen").find())
                .isTrue();
        assertThat(Pattern.compile(rewritten).matcher("user J\u00fcrgen K").find())
                .isFalse();
    }
}
