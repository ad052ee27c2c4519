package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexParser;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of the automaton of a pattern, and what it matches with the states that are made of it. */
class NfaTest {

    @ParameterizedTest
    @CsvSource({"a, 2", "ab, 3", "a|b, 4", "a*, 3", "ab*, 4", "a?, 3", "a{5}, 6", "'a{2,4}', 7", "^a$, 4", "'', 1"})
    void hasOneStepForEachPart(String pattern, int steps) {
        assertThat(nfa(pattern).orElseThrow().steps()).hasSize(steps);
    }

    @Test
    void writesCountedRepetitionsOut() {
        assertThat(nfa("(?:abc){100}").orElseThrow().steps()).hasSize(301);
        assertThat(nfa("(?:a{10}){10}").orElseThrow().steps()).hasSize(101);
    }

    @Test
    void isMissingForAPatternThatNeedsTooManySteps() {
        assertThat(nfa("(?:abc){999}a{999}").orElseThrow().steps()).hasSize(3_997);
        assertThat(nfa("(?:abc){999}a{999}bcd")).isPresent();
        assertThat(nfa("(?:abc){999}a{999}bcde")).isEmpty();
        assertThat(nfa("(?:abcde){1000}")).isEmpty();
    }

    @Test
    void leadsToItsOwnStepsOnly() {
        for (String pattern : List.of("a", "(a|b)*c", "(?:a?){20}", "^(?:a|\\b)+$", "((a*)*)*", "|||")) {
            Nfa nfa = nfa(pattern).orElseThrow();
            int size = nfa.steps().size();
            assertThat(nfa.start()).isBetween(0, size - 1);
            assertThat(nfa.steps().get(Nfa.MATCH)).isInstanceOf(Nfa.Match.class);
            for (Nfa.Step step : nfa.steps()) {
                if (step instanceof Nfa.Consume consume) {
                    assertThat(consume.next()).isBetween(0, size - 1);
                } else if (step instanceof Nfa.Fork fork) {
                    assertThat(fork.first()).isBetween(0, size - 1);
                    assertThat(fork.second()).isBetween(0, size - 1);
                } else if (step instanceof Nfa.Check check) {
                    assertThat(check.next()).isBetween(0, size - 1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:ab){3}",
                "(?:a|b){2,4}c",
                "a{0}b",
                "a{0,2}b",
                "(?:a{2}){2}",
                "(?:a*b){2,}",
                "(?:a|){3}b",
                "[^a]{2}$"
            })
    void matchesWhatRe2MatchesWithRepetitionsWrittenOut(String pattern) {
        LazyDfa dfa = LazyDfa.of(nfa(pattern).orElseThrow());
        Pattern re2 = Pattern.compile(pattern);
        Random random = new Random(61);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(10); count > 0; count--) {
                text.append("abc\n".charAt(random.nextInt(4)));
            }
            assertThat(dfa.matching(text.toString().toCharArray(), Integer.MAX_VALUE).length > 0)
                    .as(text.toString())
                    .isEqualTo(re2.matcher(text.toString()).find());
        }
    }

    private static Optional<Nfa> nfa(String pattern) {
        return Nfa.of(
                RegexParser.parse(pattern, new RegexFlags(false, false, false)).orElseThrow());
    }
}
