package io.logclf.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticRulesTest {

    private final SyntheticRules made = new SyntheticRules(60, 2_000, 7);

    @Test
    void fourMessagesInFiveMatchARule() {
        List<Pattern> patterns = made.patterns().stream().map(Pattern::compile).toList();
        long matching = made.messages().stream()
                .filter(message -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(message).find()))
                .count();
        assertThat(matching / 2_000.0).isBetween(0.75, 0.85);
        assertThat(made.messages()).allMatch(message -> message.length() >= 70);
    }

    @Test
    void patternsWithGrokMeanTheSame() {
        List<Pattern> patterns = made.patterns().stream().map(Pattern::compile).toList();
        try (RegexClassifier stage = RegexClassifier.of(RuleSet.of(IntStream.range(0, 60)
                .mapToObj(i -> Rule.of("r" + i, "L" + i, made.grokPatterns().get(i)))
                .toList()))) {
            for (String message : made.messages()) {
                String first = IntStream.range(0, 60)
                        .filter(i -> patterns.get(i).matcher(message).find())
                        .mapToObj(i -> "L" + i)
                        .findFirst()
                        .orElse("none");
                String label = stage.classify(LogEntry.of(message)) instanceof Verdict.Decided decided
                        ? decided.label().name()
                        : "none";
                assertThat(label).as(message).isEqualTo(first);
            }
        }
        assertThat(made.grokPatterns()).anyMatch(pattern -> pattern.contains("%{IPV4}"));
    }

    @Test
    void aSeedGivesTheSameAndAnotherSeedOthers() {
        assertThat(new SyntheticRules(60, 2_000, 7).messages()).isEqualTo(made.messages());
        assertThat(new SyntheticRules(60, 2_000, 8).patterns()).isNotEqualTo(made.patterns());
        assertThat(made.patterns()).doesNotHaveDuplicates();
    }
}
