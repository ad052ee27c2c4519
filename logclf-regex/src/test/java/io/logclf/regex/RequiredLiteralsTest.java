package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.logclf.regex.literals.RequiredLiterals;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequiredLiteralsTest {

    private static final long SEED = 17;

    @ParameterizedTest
    @MethodSource
    void matchesContainAMemberOfEverySet(String pattern, List<Set<String>> sets) {
        assertThat(Rules.compiled(pattern).requiredLiterals()).isEqualTo(sets);
    }

    static Stream<Arguments> matchesContainAMemberOfEverySet() {
        return Stream.of(
                arguments("disk", sets("disk")),
                arguments("^disk$", sets("disk")),
                arguments("Disk FULL", sets("disk full")),
                arguments("(?i)Disk", sets("disk")),
                arguments("\u212Aey", sets("key")),
                arguments("日本", sets("日本")),
                arguments("🔥", sets("🔥")),
                arguments("disk \\d+ full", sets("disk ", " full")),
                arguments("(in|out) of", sets("in of|out of")),
                arguments("(?P<x>in|out)", sets("in|out")),
                arguments("ab?c", sets("abc|ac")),
                arguments("a[bc]d", sets("abd|acd")),
                arguments("[🔥a]bc", sets("abc|🔥bc")),
                arguments("colou?r", sets("color|colour")),
                arguments("a{3}", sets("aaa")),
                arguments("(?:ab){2,}", sets("abab")),
                arguments("(?:ab)+x", sets("ab")),
                arguments("abcdefghijklmnopqr", sets("abcdefghijkl", "ghijklmnopqr")),
                arguments("user|use", sets("use")),
                arguments("(?:user .* in|disk .* full)", sets("user |disk ")),
                arguments(".*", sets()),
                arguments("a", sets()),
                arguments("\\d+", sets()),
                arguments("(?:disk)?", sets()),
                arguments("(?:disk)*x", sets()),
                arguments("disk|\\d", sets()),
                arguments("(?:disk){0}", sets()),
                arguments("(?i)é disk", sets()));
    }

    @Test
    void whateverRe2FindsContainsThem() {
        System.out.println("RequiredLiteralsTest: seed " + SEED);
        RandomRules made = new RandomRules(new Random(SEED));
        int matches = 0;
        for (int i = 0; i < 100; i++) {
            List<CompiledRule> rules = made.rules(20);
            for (int k = 0; k < 30; k++) {
                String message = made.message();
                for (CompiledRule rule : rules) {
                    if (!rule.requiredLiterals().isEmpty() && rule.matchesWithRe2(message)) {
                        matches++;
                        assertThat(allOccur(rule.requiredLiterals(), folded(message)))
                                .as("seed %d, %s in <%s>", SEED, rule.rule(), message)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(matches).isGreaterThan(100);
    }

    private static boolean allOccur(List<Set<String>> sets, String folded) {
        return sets.stream().allMatch(set -> set.stream().anyMatch(folded::contains));
    }

    @Test
    void setsAreSmallAndNoMemberIsInAnother() {
        RandomRules made = new RandomRules(new Random(SEED));
        for (CompiledRule rule : made.rules(500)) {
            assertThat(rule.requiredLiterals())
                    .hasSizeLessThanOrEqualTo(4)
                    .allSatisfy(set -> assertThat(set)
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(64)
                            .allSatisfy(literal -> assertThat(literal)
                                    .hasSizeBetween(2, 12)
                                    .isEqualTo(folded(literal))
                                    .satisfies(l -> assertThat(set)
                                            .filteredOn(l::contains)
                                            .containsExactly(l))));
        }
    }

    @ParameterizedTest
    @CsvSource({"A,a", "z,z", "Z,z", "0,0", "_,_", "\u212A,k", "\u017F,s", "É,É", "ß,ß", "[,["})
    void foldMapsTheCasesOfAsciiLettersToOne(char c, char folded) {
        assertThat(RequiredLiterals.fold(c)).isEqualTo(folded);
    }

    private static List<Set<String>> sets(String... sets) {
        return Arrays.stream(sets).map(set -> Set.of(set.split("\\|"))).toList();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append(RequiredLiterals.fold((char) c)));
        return folded.toString();
    }
}
