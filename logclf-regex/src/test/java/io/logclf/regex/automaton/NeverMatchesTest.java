package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverMatchesTest {

    private static final long SEED = 41;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo\\bbar",
                "a^b",
                "$x",
                "\\Ba\\B\\b",
                "\\b\\B",
                "a\\Ab",
                "\\zx",
                "(?:a|b)\\bc",
                "x(?m:^)y",
                "(?m:$)x",
                "[^\\x00-\\x{10FFFF}]",
                "a[^\\x00-\\x{10FFFF}]",
                "-\\b-",
                "a\\B-"
            })
    void knowsPatternsThatMatchNoText(String pattern) {
        assertThat(never(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "^$",
                "\\b",
                "\\B",
                "a\\b",
                "a\\b-",
                "foo\\Bbar",
                "a\\n(?m:^)b",
                "(?m:$)\\nx",
                "a\\s^|b",
                "(?:a^)*b",
                "(?:\\b\\B)?a",
                "\\b.\\b",
                "^.*$",
                "-\\B-"
            })
    void knowsPatternsThatMatchSome(String pattern) {
        assertThat(never(pattern)).isFalse();
    }

    @Test
    void agreesWithASearchThroughShortTexts() {
        List<String> texts = texts();
        String[] pieces = {"a", "-", "\\n", "\\b", "\\B", "^", "$", "(?m:^)", "(?m:$)", ".", "a?", "(?:a|-)", "-*"};
        Random random = new Random(SEED);
        int never = 0;
        for (int i = 0; i < 400; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            Pattern compiled = Pattern.compile(pattern.toString());
            boolean found =
                    texts.stream().anyMatch(text -> compiled.matcher(text).find());
            assertThat(never(pattern.toString())).as(pattern.toString()).isEqualTo(!found);
            never += found ? 0 : 1;
        }
        assertThat(never).isBetween(20, 380);
    }

    /** All texts of up to six characters of the kinds that conditions tell apart. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < 6; i++) {
            for (char c : "a-\n".toCharArray()) {
                texts.add(texts.get(i) + c);
            }
        }
        return texts;
    }

    private static boolean never(String pattern) {
        return NeverMatches.is(Nfa.of(RegexParser.parse(pattern, new RegexFlags(false, false, false))
                        .orElseThrow())
                .orElseThrow());
    }
}
