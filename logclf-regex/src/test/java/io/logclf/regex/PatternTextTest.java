package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTextTest {

    @ParameterizedTest
    @CsvSource({
        "'a$', 'a#'", "'a\\$', 'a\\$'", "'[$]', '[#]'", "'[^$]$', '[^#]#'", "'\\Q$\\E$', '\\Q$\\E#'",
        "'\\Q$', '\\Q$'", "'($)', '(#)'", "'\\\\$', '\\\\#'", "'[]$]', '[]#]'", "'[[:alpha:]$]', '[[:alpha:]#]'",
        "'$', '#'", "'', ''", "'[\\]$]$', '[\\]#]#'"
    })
    void replacesPartsWhereTheyStandForThemselves(String pattern, String expected) {
        assertThat(PatternText.replace(pattern, false, (part, place) -> part.equals("$") ? "#" : part))
                .isEqualTo(expected);
    }

    @Test
    void tellsWhatIsInAClass() {
        assertThat(PatternText.replace("a[a\\wa]\\w[^a]a", false, (part, place) -> place.inClass() ? "X" : part))
                .isEqualTo("a[XXX]\\w[^X]a");
    }

    @ParameterizedTest
    @CsvSource({
        "'^', '^'",
        "'(?m)^', '(?m)M'",
        "'(?m:^)^', '(?m:M)^'",
        "'(?i)^', '(?i)^'",
        "'(?im-s)^', '(?im-s)M'",
        "'(?m)(?-m:^)^', '(?m)(?-m:^)M'",
        "'((?m)^)^', '((?m)M)^'",
        "'(?m)(a^)^', '(?m)(aM)M'",
        "'(?-m)^', '(?-m)^'",
        "'(?P<x>^)', '(?P<x>^)'",
        "'(?m)[^a]^', '(?m)[^a]M'"
    })
    void knowsWhereLinesBegin(String pattern, String expected) {
        assertThat(PatternText.replace(
                        pattern, false, (part, place) -> part.equals("^") && place.multiline() ? "M" : part))
                .isEqualTo(expected);
    }

    @Test
    void beginsWithTheFlagOfTheRule() {
        assertThat(PatternText.replace("^(?-m)^", true, (part, place) -> place.multiline() ? "M" : part))
                .isEqualTo("M(?-m)^");
    }

    @Test
    void saysWhereEachPartEnds() {
        List<String> parts = new ArrayList<>();
        assertThat(PatternText.replace("a\\b(c)", false, (part, place) -> {
                    parts.add(part + place.end());
                    return "";
                }))
                .isEqualTo("(");
        assertThat(parts).containsExactly("a1", "\\b3", "c5", ")6");
    }

    @Test
    void copiesAnyTextIfNothingIsReplaced() {
        String[] pieces = {
            "a",
            "\\",
            "[",
            "]",
            "^",
            "(",
            ")",
            "(?",
            "(?m)",
            "(?i:",
            "[:",
            ":]",
            "\\Q",
            "\\E",
            "$",
            "-",
            "\uD83D\uDD25",
            "{"
        };
        Random random = new Random(47);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int count = random.nextInt(12); count > 0; count--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = pattern.toString();
            assertThat(PatternText.replace(text, random.nextBoolean(), (part, place) -> part))
                    .isEqualTo(text);
        }
    }
}
