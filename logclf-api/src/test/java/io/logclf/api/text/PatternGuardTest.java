package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternGuardTest {

    private static final long SEED = 99;
    private static final String TOO_LARGE = "too large: more than 10000 characters or 1000 branches";

    @Test
    void aPatternIsTakenUpToTheLimitAndRefusedOneBeyond() {
        assertThat(PatternGuard.problem("x".repeat(10_000), false)).isEmpty();
        assertThat(PatternGuard.problem("x".repeat(10_001), false).orElseThrow())
                .startsWith(TOO_LARGE);
        assertThat(PatternGuard.problem("(?:xxxxxxxxxx){499}", false)).isEmpty();
        assertThat(PatternGuard.problem("(?:xxxxxxxxxx){500}", false).orElseThrow())
                .startsWith(TOO_LARGE);
        assertThat(PatternGuard.problem("x?".repeat(909), false)).isEmpty();
        assertThat(PatternGuard.problem("x?".repeat(910), false).orElseThrow()).startsWith(TOO_LARGE);
    }

    @Test
    void theRemedyIsInTheMessage() {
        assertThat(PatternGuard.problem("(a{1000}){1000}", false).orElseThrow())
                .endsWith("; repeat less, or make several rules of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((a{1000}){1000}){1000}){1000}){1000}",
                "(?:(?:\\w{20} ){100}){100}",
                "(a|b|c){900}",
                "[a-z]{9999}{9999}",
                "(?i)(?:x{0,9999})",
                "\\Qaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\E((?:x{99}){99}){99}"
            })
    void whatGrowsWhenItIsWrittenOutIsRefusedHoweverShortItIs(String pattern) {
        assertThat(PatternGuard.problem(pattern, false).orElseThrow()).startsWith(TOO_LARGE);
        assertThat(PatternGuard.problem(pattern, true).orElseThrow()).startsWith(TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "(", ")", "[", "[^", "[]", "\\", "{", "{1", "{1,", "(?", "(?i", "(?P<", "\\p{", "\\x{", "\\Q", "[[:"
            })
    void whatIsNoPatternHasAWeightToo(String text) {
        assertThat(PatternGuard.weight(text)).isBetween(0, 10 * text.length() + 10);
        assertThat(PatternGuard.problem(text, true)).isEmpty();
    }

    @Test
    void anyTextHasAWeightThatGrowsWhenItIsRepeated() {
        Random random = new Random(SEED);
        String alphabet = "ab01(){}[]|*+?\\^$.,:-<>=!PiQEx日\u1c80\ud83d\ude00\n\0";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int weight = PatternGuard.weight(text.toString());
            assertThat(weight).as("seed %d: %s", SEED, text).isGreaterThanOrEqualTo(0);
            // A bracket or a quotation that stays open would take in what stands behind it.
            if (!text.toString().contains("[") && !text.toString().contains("\\") && weight <= 10_000) {
                assertThat(PatternGuard.weight("(?:" + text + "){2}"))
                        .as("seed %d: %s", SEED, text)
                        .isGreaterThanOrEqualTo(weight);
            }
        }
    }

    @Test
    void moreRepetitionsNeverWeighLess() {
        int before = 0;
        for (int n = 0; n < 200; n++) {
            int weight = PatternGuard.weight("(?:ab|c){" + n + "}");
            assertThat(weight).as("{%d}", n).isGreaterThanOrEqualTo(before);
            before = weight;
        }
    }

    @Test
    void aVeryLongTextIsJudgedWithoutReadingItAll() {
        assertThat(PatternGuard.problem("(".repeat(2_000_000), false).orElseThrow())
                .startsWith(TOO_LARGE);
        assertThat(PatternGuard.problem("[".repeat(2_000_000), true).orElseThrow())
                .startsWith(TOO_LARGE);
    }

    @Test
    void theFirstAndTheLastCharacterWithEndlessCasesAreRefusedAndTheirNeighboursAreNot() {
        for (int c : new int[] {0x1C7F, 0x1C89}) {
            assertThat(PatternGuard.problem(Character.toString(c), true))
                    .as("U+%04X", c)
                    .isEmpty();
            assertThat(PatternGuard.problem(String.format(Locale.ROOT, "[\\x{%x}]", c), true))
                    .isEmpty();
        }
        for (int c = 0x1C80; c <= 0x1C88; c++) {
            assertThat(PatternGuard.problem(Character.toString(c), true))
                    .as("U+%04X", c)
                    .isPresent();
            assertThat(PatternGuard.problem(String.format(Locale.ROOT, "[\\x{%X}]", c), true))
                    .isPresent();
            assertThat(PatternGuard.problem(Character.toString(c), false)).isEmpty();
        }
    }
}
