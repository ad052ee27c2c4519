package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.logclf.api.text.PatternGuard;
import io.logclf.regex.automaton.Text;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the guard in the API, here where RE2/J is. */
class PatternGuardTest {

    private static final long SEED = 11;

    private static final String[] TOKENS = {
        "a",
        "(",
        "(?:",
        "(?i)",
        "(?s:",
        "(?P<n>",
        ")",
        "|",
        "*",
        "+",
        "?",
        "{2}",
        "{2,}",
        "{1,3}",
        "{10}",
        "{",
        "}",
        "[",
        "[^",
        "]",
        "-",
        "[:",
        "[:alpha:]",
        ":]",
        "\\",
        "\\d",
        "\\pL",
        "\\p{L}",
        "\\x{41}",
        "\\x41",
        "\\Q",
        "\\E",
        "^",
        "\\b",
        "é",
        "\ud83d\udd25",
        "\ud83d",
        "\\(",
        "\\]",
        "&"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "abc ~ 3",
                "a|b ~ 12",
                "a* ~ 11",
                "(ab) ~ 12",
                "(?:ab){3} ~ 46",
                "a{2,5} ~ 35",
                "a{0} ~ 11",
                "a{2,} ~ 13",
                "a{,2} ~ 5",
                "a(?i){3} ~ 13",
                "[]()a{9}] ~ 1",
                "[^]a-\\]()[:alpha:]]{2} ~ 12",
                "[a-[:(]{2} ~ 12",
                "[\\d-[:digit:](]{2} ~ 12",
                "\\p{Greek}\\x{41}\\x41\\(\\d ~ 5",
                "\\Q(a){9}\\E{2} ~ 22",
                "))) ~ 30"
            })
    void weighsCharactersAndBranches(String pattern, int weight) {
        assertThat(PatternGuard.weight(pattern)).isEqualTo(weight);
    }

    @Test
    void programOfRe2IsNeverMuchLargerThanTheWeight() {
        System.out.println("PatternGuardTest: seed " + SEED);
        Random random = new Random(SEED);
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                pattern.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            Optional<Integer> size = programSize(pattern.toString());
            if (size.isPresent()) {
                assertThat(size.get())
                        .as(pattern.toString())
                        .isLessThanOrEqualTo(PatternGuard.weight(pattern.toString()) + 10);
                valid++;
            }
        }
        assertThat(valid).isGreaterThan(3_000);
    }

    /** The number of RE2/J's instructions; empty if the text is no pattern. */
    private static Optional<Integer> programSize(String pattern) {
        try {
            return PatternGuard.problem(pattern, false).isPresent()
                    ? Optional.empty()
                    : Optional.of(Pattern.compile(pattern).programSize());
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u1C80",
                "\\x{1c88}",
                "[\u1C85]",
                "[\\x{80}-\\x{ffff}]",
                "[^a-🔥]",
                "[\\x7f-日]",
                "[!-[a-日]",
                "[[:alpha:]a-日]",
                "[]-日]",
                "[\\d\u0400-\u1FFF]",
                "[\u1FFF\u0400-\u1FFF]",
                "\\Q\u1C80"
            })
    void charactersWithEndlessCasesAreRefusedWhereCaseIsIgnored(String pattern) {
        assertThat(PatternGuard.problem(pattern, false)).isEmpty();
        for (String ignoring : new String[] {"(?i)" + pattern, "a(?si:b)" + pattern}) {
            assertThat(PatternGuard.problem(ignoring, false))
                    .hasValue(
                            "the characters U+1C80 to U+1C88 cannot be used where case is ignored; leave them out of the"
                                    + " class, as in [\\x{80}-\\x{1c7f}\\x{1c89}-\\x{10ffff}], or leave out the flag i");
        }
        assertThat(PatternGuard.problem(pattern, true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\\x{80}-\\x{1c7f}\\x{1c89}-\\x{10ffff}]",
                "a-日",
                "[a\\-日]",
                "[日-本]",
                "[a-z]-日",
                "[^[:ascii:]]",
                "(?i)[a-]日",
                "[-日]",
                "\\pL\\p{Cyrillic}",
                "\\Q[a-日]"
            })
    void otherCharactersAreNot(String pattern) {
        assertThat(Rules.compiled(pattern, RuleFlag.IGNORE_CASE).matchesWithRe2("x"))
                .isIn(true, false);
    }

    @Test
    void patternsOfFullSizeFitASmallStack() throws InterruptedException {
        String[] patterns = {
            "(a?)".repeat(470),
            "a?".repeat(900),
            "(?:".repeat(300) + "a" + "|b)*c".repeat(300),
            "x".repeat(10_000),
            "(a|".repeat(450) + "b" + ")".repeat(450),
            "([ab]c|".repeat(300) + "d" + ")*".repeat(300),
            "(?:a|b?){300}"
        };
        StringBuilder failures = new StringBuilder();
        for (String pattern : patterns) {
            Runnable match = () -> {
                CompiledRule rule = Rules.compiled(pattern);
                failures.append(
                        rule.matchesWithRe2("b".repeat(100)) == rule.matches(new Text("b".repeat(100)))
                                ? ""
                                : "differs");
                rule.captures("abc".repeat(100));
            };
            Thread thread = new Thread(null, match, "small stack", 512 * 1024);
            thread.setUncaughtExceptionHandler((t, e) -> failures.append(e));
            thread.start();
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
