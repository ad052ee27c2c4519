package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.automaton.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ends within seconds; an engine that tries all ways through a pattern would need years, a quadratic one hours. */
@Tag("slow")
class LinearTimeTest {

    private static final int MEGABYTE = 1 << 20;

    private static final List<String> PATTERNS = List.of(
            "(a+)+$",
            "(a|aa)+$",
            "^(a|a)*$",
            "(.*)*x",
            "(x+x+)+y",
            "(?:.*a){12}b",
            "a?".repeat(50) + "a".repeat(50) + "b",
            "(?:a?){50}a{50}b",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            "([a-zA-Z]+)*\\d",
            "(a*)*(a*)*b",
            "(?s)a.*a.*a.*a.*b",
            "\\b(?:a+\\b)*b");

    @ParameterizedTest
    @MethodSource("patterns")
    void adversarialPatternComesToAnEnd(String pattern) {
        CompiledRule rule = Rules.compiled(pattern);
        for (int size : new int[] {MEGABYTE, 4 * MEGABYTE}) {
            String message = "a".repeat(size) + "!";
            assertThat(rule.matches(new Text(message))).isFalse();
        }
        assertThat(rule.matches(new Text("x".repeat(MEGABYTE) + "?"))).isEqualTo(rule.matches(new Text("xx?")));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void adversarialPatternComesToAnEndInTextThatIsLeftToRe2(String pattern) {
        String message = "a".repeat(MEGABYTE / 16) + "🔥";
        assertThat(Rules.compiled(pattern).matches(new Text(message))).isFalse();
    }

    static Stream<String> patterns() {
        return PATTERNS.stream();
    }

    @Test
    void adversarialPatternsAsASetComeToAnEnd() {
        RuleMatcher matcher = new RuleMatcher(
                PATTERNS.stream().map(pattern -> Rules.compiled(pattern)).toList());
        assertThat(matcher.all(LogEntry.of("", "a".repeat(MEGABYTE) + "!"))).isEmpty();
    }

    @Test
    void patternWithTooManyStatesComesToAnEnd() {
        CompiledRule rule = Rules.compiled("(a|b)*a(a|b){14}$");
        assertThat(rule.matches(new Text("ab".repeat(MEGABYTE / 4) + "!"))).isFalse();
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(MEGABYTE / 32, 'a', 'c').forEach(c -> noise.append((char) c));
        assertThat(rule.matches(new Text(noise + "!"))).isFalse();
    }

    @Test
    void capturesOfALongMessageComeToAnEnd() {
        CompiledRule rule = Rules.compiled("(?P<all>(a+)+)$");
        assertThat(rule.captures("a".repeat(MEGABYTE / 4)))
                .hasEntrySatisfying("all", all -> assertThat(all).hasSize(MEGABYTE / 4));
    }

    @Test
    void manyRulesThatShareALiteralComeToAnEnd() {
        RuleSet rules = RuleSet.of(rules(1_000, "disk .*[^a-z ]{%d}#"));
        String message = "disk ".repeat(40_000);
        assertThat(rules.matcher().first(LogEntry.of("", message))).isEmpty();
        assertThat(rules.matcher().first(LogEntry.of("", message + "0#")))
                .map(rule -> rule.rule().id())
                .contains("r0");
    }

    @Test
    void manyRulesWithoutALiteralComeToAnEnd() {
        RuleSet rules = RuleSet.of(rules(500, "\\d+[a-z]\\s{%d}\\w$"));
        try (RegexClassifier stage = RegexClassifier.of(rules)) {
            LogEntry entry = LogEntry.of("", "12x ".repeat(50_000));
            assertThat(stage.classify(entry)).isInstanceOf(Verdict.Abstained.class);
        }
    }

    private static List<Rule> rules(int count, String pattern) {
        List<Rule> rules = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> rules.add(Rule.of("r" + i, "L", String.format(pattern, 1 + i % 7))));
        return rules;
    }
}
