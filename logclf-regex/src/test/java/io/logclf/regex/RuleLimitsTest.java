package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLimitsTest {

    @Test
    void setOfTooManyRulesIsRefusedBeforeItIsCompiled() {
        assertThat(failure(20_001, i -> Rules.of("r" + i, "L", "(")))
                .hasMessage(
                        "rules: rule 'r20000': 20001 rules are more than the 20000 that a set may have; join patterns that"
                                + " give one label with |, as in '(?:one|two) failed', or leave the messages to a trained stage");
    }

    @ParameterizedTest
    @CsvSource({"\\d+[a-z]#{%d}", "[a-z]{%d}$", ".*\\s{%d}\\w", "%{INT}[.]{%d}", "(?i)\\S{%d}"})
    void rulesWithoutAConstantTextAreLimited(String pattern) {
        String form = pattern.replace("%{INT}", "%%{INT}");
        assertThat(failure(1_001, i -> Rules.of("r" + i, "L", String.format(form, 1))))
                .hasMessageStartingWith(
                        "rules: rule 'r1000': more than 1000 rules have no constant text of two characters, so"
                                + " that every message is tried against all of them; put a word into the patterns; join");
    }

    @ParameterizedTest
    @CsvSource({"disk \\d{%d}", "(?i)DISK \\d{%d}$", "^disk [a-z]{%d}"})
    void rulesWithTheSameConstantTextAreLimited(String pattern) {
        assertThat(failure(1_001, i -> Rules.of("r" + i, "L", String.format(pattern, 1 + i % 5))))
                .hasMessageStartingWith(
                        "rules: rule 'r1000': more than 1000 rules have the same constant text 'disk ', so that"
                                + " a message with it is tried against all of them; join");
    }

    @Test
    void rulesWithTextsOrSourcesOfTheirOwnAreNot() {
        List<Rule> rules = rules(
                2_002,
                i -> i % 2 == 0
                        ? Rules.of("r" + i, "L", "disk " + i + " is \\d+")
                        : Rules.from(Set.of("s" + i % 4), "r" + i, "L", "\\d+"));
        assertThat(RuleSet.of(rules).rules()).hasSize(2_002);
    }

    @Test
    @Tag("slow")
    void aLongMessageIsTriedAgainstSoManyRulesAndNoMore() {
        // All their texts occur in it, and none but the last matches.
        List<Rule> rules = rules(150, i -> Rules.of("r" + i, "L", "w" + (100 + i) + "=[0-9]+" + (i < 149 ? "x" : "y")));
        String texts = IntStream.range(100, 250).mapToObj(i -> "w" + i + "=7y").collect(Collectors.joining());
        RegexClassifier stage = RegexClassifier.of(RuleSet.of(rules));
        // Often enough for the automaton of all rules, which would find the last one in the long message too.
        for (int i = 0; i < 3_000; i++) {
            assertThat(verdict(stage, texts + i)).as("a short one").startsWith("rule r149");
        }
        String filler = "-".repeat(400_000);
        assertThat(verdict(stage, filler + texts))
                .isEqualTo(
                        "a message of 401050 characters is tried against 100 of the rules whose texts occur in it, and"
                                + " none of these matches");
        assertThat(verdict(stage, filler + "w249=7y")).startsWith("rule r149");
        assertThat(verdict(stage, filler)).isEqualTo("none of 150 rules matches");
    }

    @Test
    void fortyThousandCharactersAreTriedAgainstAsManyRulesAsMayBeAlike() {
        assertThat(RuleLimits.tried(40_000)).isEqualTo(RuleLimits.MAX_ALIKE);
        assertThat(RuleLimits.tried(2_000)).isEqualTo(RuleLimits.MAX_RULES);
        assertThat(RuleLimits.tried(0)).isGreaterThan(RuleLimits.MAX_RULES);
        assertThat(RuleLimits.tried(Integer.MAX_VALUE)).isEqualTo(100);
    }

    private static String verdict(RegexClassifier stage, String message) {
        Verdict verdict = stage.classify(LogEntry.of(message));
        return verdict instanceof Verdict.Decided decided
                ? decided.evidence().summary()
                : ((Verdict.Abstained) verdict).detail();
    }

    private static RuleSetException failure(int count, IntFunction<Rule> rule) {
        return catchThrowableOfType(RuleSetException.class, () -> RuleSet.of(rules(count, rule)));
    }

    private static List<Rule> rules(int count, IntFunction<Rule> rule) {
        return IntStream.range(0, count).mapToObj(rule).toList();
    }
}
