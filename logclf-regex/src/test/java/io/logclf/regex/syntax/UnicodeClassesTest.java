package io.logclf.regex.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\pL",
                "\\PL",
                "\\p{Lu}",
                "\\P{Lu}",
                "\\pN",
                "\\p{Greek}",
                "\\p{^Greek}",
                "\\p{Han}",
                "\\p{Cyrillic}",
                "\\pP"
            })
    void hasTheCharactersOfRe2(String written) {
        for (boolean ignoreCase : new boolean[] {false, true}) {
            CharSet set = UnicodeClasses.of(written, ignoreCase).orElseThrow();
            Pattern re2 = Pattern.compile((ignoreCase ? "(?i)" : "") + written);
            for (int c = 0; c <= Character.MAX_VALUE; c += 3) {
                boolean expected = re2.matcher(Character.toString(c)).matches();
                if (!Character.isSurrogate((char) c) && set.contains(c) != expected) {
                    assertThat(set.contains(c)).as("U+%04X in %s", c, written).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\PL", "\\p{^Greek}", "\\P{Lu}", "\\pL"})
    void hasNoSurrogates(String written) {
        CharSet set = UnicodeClasses.of(written, false).orElseThrow();
        assertThat(IntStream.rangeClosed(Character.MIN_SURROGATE, Character.MAX_SURROGATE)
                        .noneMatch(set::contains))
                .isTrue();
        assertThat(set.contains(Character.MAX_VALUE + 1)).isFalse();
    }

    @Test
    void knowsNoSmallClass() {
        assertThat(UnicodeClasses.of("\\p{Zs}", false)).isEmpty();
        assertThat(UnicodeClasses.of("\\p{Zl}", false)).isEmpty();
        assertThat(UnicodeClasses.of("\\pL", false)).isPresent();
    }

    @Test
    void hasSortedRangesThatDoNotMeet() {
        int[] boundaries = UnicodeClasses.of("\\PL", false).orElseThrow().boundaries();
        for (int i = 1; i < boundaries.length; i++) {
            assertThat(boundaries[i]).isGreaterThan(boundaries[i - 1]);
        }
    }

    @Test
    void switchesOneFlagAtATime() {
        RegexFlags none = new RegexFlags(false, false, false);
        RegexFlags all = new RegexFlags(true, true, true);
        assertThat(none.with('i', true)).contains(new RegexFlags(true, false, false));
        assertThat(none.with('m', true)).contains(new RegexFlags(false, true, false));
        assertThat(none.with('s', true)).contains(new RegexFlags(false, false, true));
        assertThat(all.with('i', false)).contains(new RegexFlags(false, true, true));
        assertThat(all.with('m', true)).contains(all);
        assertThat(all.with('U', false)).isEmpty();
        assertThat(all.with('x', true)).isEmpty();
    }
}
