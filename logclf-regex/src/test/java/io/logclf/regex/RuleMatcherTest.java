package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.regex.syntax.PatternError;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {

    private static final long SEED = 42;

    @Test
    @Tag("slow")
    void findsWhatALoopOverTheRulesFinds() {
        System.out.println("RuleMatcherTest: seed " + SEED);
        Random random = new Random(SEED);
        RandomRules made = new RandomRules(random);
        int pairs = 0;
        int matches = 0;
        long withLiterals = 0;
        int rulesMade = 0;
        for (int set = 0; set < 600; set++) {
            List<CompiledRule> rules = made.rules(set % 100 == 0 ? 300 : 1 + random.nextInt(12));
            RuleMatcher matcher = new RuleMatcher(rules);
            rulesMade += rules.size();
            withLiterals += rules.stream()
                    .filter(rule -> !rule.requiredLiterals().isEmpty())
                    .count();
            for (int i = 0; i < 20; i++) {
                String source = made.source();
                String message = made.message();
                List<CompiledRule> all = loop(rules, source, message);
                Optional<CompiledRule> expected = all.stream().findFirst();
                assertThat(matcher.first(LogEntry.of(source, message)))
                        .as(() -> description(rules, expected, message, matcher.first(LogEntry.of(source, message))))
                        .isEqualTo(expected);
                assertThat(matcher.all(LogEntry.of(source, message))).isEqualTo(all);
                pairs++;
                matches += expected.isPresent() ? 1 : 0;
            }
        }
        assertThat(pairs).isGreaterThanOrEqualTo(10_000);
        assertThat(matches).as("pairs of both kinds").isBetween(pairs / 10, pairs * 9 / 10);
        assertThat(withLiterals).as("rules behind the index").isGreaterThan(rulesMade / 3);
    }

    @Test
    @Tag("slow")
    void findsTheSameInMessagesThatComeAgainAndAgain() {
        Random random = new Random(SEED);
        RandomRules made = new RandomRules(random);
        for (int set = 0; set < 40; set++) {
            List<CompiledRule> rules = made.rules(set % 10 == 0 ? 100 : 1 + random.nextInt(12));
            RuleMatcher matcher = new RuleMatcher(rules);
            List<LogEntry> entries = Stream.generate(() -> LogEntry.of(made.source(), made.message()))
                    .limit(100)
                    .toList();
            List<Optional<CompiledRule>> expected = entries.stream()
                    .map(entry -> loop(rules, entry.source(), entry.message()).stream()
                            .findFirst())
                    .toList();
            for (int round = 0; round < 30; round++) {
                assertThat(entries.stream().map(matcher::first).toList()).isEqualTo(expected);
            }
        }
    }

    @Test
    void firstOfSeveralMatchingRulesDecides() throws PatternError {
        List<CompiledRule> rules = List.of(
                CompiledRule.of(Rule.of("narrow", "A", "disk full")), CompiledRule.of(Rule.of("wide", "B", "disk")));
        RuleMatcher matcher = new RuleMatcher(rules);
        assertThat(matcher.first(LogEntry.of("", "the disk full alarm"))).contains(rules.get(0));
        assertThat(matcher.first(LogEntry.of("", "the disk is fine"))).contains(rules.get(1));
        assertThat(matcher.all(LogEntry.of("", "the disk full alarm"))).isEqualTo(rules);
        assertThat(matcher.first(LogEntry.of("", "all is fine"))).isEmpty();
    }

    @Test
    void matchesNothingWithoutRules() {
        assertThat(new RuleMatcher(List.of()).first(LogEntry.of("", "text"))).isEmpty();
    }

    private static List<CompiledRule> loop(List<CompiledRule> rules, String source, String message) {
        return rules.stream()
                .filter(rule -> rule.rule().appliesTo(LogEntry.of(source, message)) && rule.matchesWithRe2(message))
                .toList();
    }

    private static String description(
            List<CompiledRule> rules, Optional<CompiledRule> expected, String message, Optional<CompiledRule> found) {
        return "seed " + SEED + ", message <" + message + ">, expected " + expected.map(CompiledRule::rule) + ", found "
                + found.map(CompiledRule::rule) + " of " + rules.size();
    }
}
