package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.LogClassifierContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegexClassifierTest extends LogClassifierContract {

    private static final RuleSet RULES = RuleSet.of(List.of(
            Rule.of("session", "User Action", "User (?P<user>\\S+) logged (?:in|out)"),
            Rules.from(Set.of("crm"), "crm-error", "CRM Error", "(?i)error"),
            Rule.of("words", "Noise", "^(?:word )+$"),
            Rule.of("fire", "Alarm", "🔥|\\x{d83d}"),
            Rule.of("error", "Error", "error")));

    @Override
    protected LogClassifier create() {
        return RegexClassifier.of(RULES);
    }

    @Override
    protected List<LogEntry> entries() {
        return List.of(
                LogEntry.of("", "User bob logged in"),
                LogEntry.of("crm", "an error"),
                LogEntry.of("hr", "an error"),
                LogEntry.of("hr", "nothing to see"));
    }

    @Test
    void decidesWithConfidenceOneAndTheRuleAsEvidence() {
        Verdict verdict = classify("", "User bob logged in");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.label()).isEqualTo(new Label("User Action"));
            assertThat(decided.confidence()).isEqualTo(1.0);
            assertThat(decided.alternatives()).isEmpty();
            assertThat(decided.evidence()).isInstanceOfSatisfying(RuleMatch.class, match -> {
                assertThat(match.ruleId()).isEqualTo("session");
                assertThat(match.captures()).containsEntry("user", "bob");
            });
        });
    }

    @Test
    void abstainsWhereNoRuleMatches() {
        assertThat(classify("", "nothing to see"))
                .isEqualTo(Verdict.abstained(AbstainReason.NO_MATCH, "none of 5 rules matches"));
    }

    @Test
    void ruleWithSourcesDecidesOnlyMessagesFromThem() {
        assertThat(labelOf("crm", "an error")).isEqualTo("CRM Error");
        assertThat(labelOf("hr", "an error")).isEqualTo("Error");
        assertThat(labelOf("", "an error")).isEqualTo("Error");
    }

    @Test
    void firstRuleOfTheFileDecidesWhereSeveralMatch() {
        assertThat(labelOf("crm", "User error logged in")).isEqualTo("User Action");
    }

    @Test
    void loneSurrogateAndEmojiAreDifferentCharacters() {
        assertThat(labelOf("", "\ud83d\udd25")).isEqualTo("Alarm");
        assertThat(labelOf("", "\ud83d")).isEqualTo("Alarm");
        assertThat(classify("", "\udd25")).isInstanceOf(Verdict.Abstained.class);
        assertThat(classify("", "\ud83d\ude92")).isInstanceOf(Verdict.Abstained.class);
    }

    @Test
    void isLocal() {
        try (LogClassifier stage = create()) {
            assertThat(stage.isRemote()).isFalse();
        }
    }

    private static String labelOf(String source, String message) {
        return ((Verdict.Decided) classify(source, message)).label().name();
    }

    private static Verdict classify(String source, String message) {
        try (LogClassifier stage = RegexClassifier.of(RULES)) {
            return stage.classify(LogEntry.of(source, message));
        }
    }
}
