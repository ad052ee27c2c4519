package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each construct of a pattern weighs, and in which of them the characters with endless cases are found. */
class PatternWeightTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                // A character, an escape.
                "ab ~ 2",
                "\\d ~ 1",
                "\\.x ~ 2",
                "a\\ ~ 2",
                "\\p{Greek}x ~ 2",
                "\\P{Greek}x ~ 2",
                "\\p{Greek ~ 1",
                "\\x41b ~ 2",
                "\\x{1F600}b ~ 2",
                "\\d{2} ~ 12",
                // Quoted.
                "\\Qabc\\Ed ~ 4",
                "\\Qabc ~ 3",
                "\\Qa|b\\E{3} ~ 19",
                "\\Qa\\E(b) ~ 12",
                // A class, which ends at a bracket that is not its first character.
                "[abc]d ~ 2",
                "[^abc]d ~ 2",
                "[]a]d ~ 2",
                "[^]a]d ~ 2",
                "[\\]a]d ~ 2",
                "[a-z]d ~ 2",
                "[a-]d ~ 2",
                "[x-]{2} ~ 12",
                "[a-\\x{7f}]d ~ 2",
                "[\\p{L}\\d]d ~ 2",
                "[[:alpha:]x]d ~ 2",
                "[[:a]d ~ 2",
                "[a ~ 1",
                // A group, with flags or without.
                "(ab) ~ 12",
                "((a)) ~ 21",
                "(?:ab) ~ 12",
                "(?i:ab) ~ 12",
                "(?P<n>ab) ~ 15",
                "(?i)ab ~ 2",
                "(?-s)a ~ 1",
                "a(?i){2} ~ 12",
                "a)b ~ 12",
                // A branch.
                "a|b ~ 12",
                "a* ~ 11",
                "a+b ~ 12",
                "a? ~ 11",
                // A repetition of what stands right before it.
                "a{3} ~ 13",
                "ab{3} ~ 14",
                "(ab){2} ~ 34",
                "a{2,} ~ 13",
                "a{2,5} ~ 35",
                "a{5,2} ~ 15",
                "a{0} ~ 11",
                // And what looks like one.
                "a{,3} ~ 5",
                "a{12345} ~ 8",
            })
    void isTheSumOfItsParts(String pattern, int weight) {
        assertThat(PatternGuard.weight(pattern)).isEqualTo(weight);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\\x{1c00}-\\x{1d00}]",
                "[\\x{1C00}-\\x{1CFF}]",
                "[\\x{1c7f}-\\x{1c89}]",
                "[a-\\x{10ffff}]",
                "[\\x7e-\\x{1fff}]",
                "[\\n-\\x{2000}]",
                "[]-\\x{2000}]",
                "[^\\x{80}-\\x{1fff}]",
                "[x[:alpha:]\\x{1c00}-\\x{1fff}]",
                "[\\p{L}\\x{1c00}-\\x{1cff}]",
                "[\u1c70-\u1cf0]",
                "[\u1c70-\ud83d\ude00]",
                "\\x{01c80}"
            })
    void aRangeThatHoldsACharacterWithEndlessCasesIsRefusedWhereCaseIsIgnored(String pattern) {
        assertThat(PatternGuard.problem(pattern, true).orElseThrow()).startsWith("the characters U+1C80 to U+1C88");
        assertThat(PatternGuard.problem("(?i)" + pattern, false)).isPresent();
        assertThat(PatternGuard.problem("x(?si:" + pattern + ")", false)).isPresent();
        assertThat(PatternGuard.problem(pattern, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\\x{1c00}-\\x{1c7f}]",
                "[\\x{1c89}-\\x{1d00}]",
                "[\ud83d\ude00-\ud83d\ude4f]",
                "[\\d-\\x{1d00}]",
                "[[:alpha:]-\\x{1fff}]",
                "[a-]\\x{2000}",
                "[abc]\\x{1c00}-\\x{1d00}",
                "\\x{1c00}-\\x{1d00}",
                "\\[a-\\x{2000}]",
                "\\Q[a-\\x{2000}]\\E"
            })
    void whatIsNoRangeOrHoldsNoneOfThemIsTaken(String pattern) {
        assertThat(PatternGuard.problem(pattern, true)).isEmpty();
    }

    @Test
    void theRemedyLeavesOutThoseCharactersAndNoOthers() {
        String remedy = "[\\x{80}-\\x{1c7f}\\x{1c89}-\\x{10ffff}]";
        assertThat(PatternGuard.problem("[\\x{80}-\\x{10ffff}]", true).orElseThrow())
                .contains(remedy);
        assertThat(PatternGuard.problem(remedy, true)).isEmpty();
    }
}
