package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.automaton.Text;
import org.junit.jupiter.api.Test;

class RuleMatchTest {

    @Test
    void namedGroupsOfBothSpellingsAreCaptures() {
        RuleMatch match = match("(?P<user>\\w+) logged (?<way>in|out) (\\d+)", "bob logged in 3");
        assertThat(match.captures()).containsOnlyKeys("user", "way").containsEntry("way", "in");
    }

    @Test
    void grokCapturesAreCaptures() {
        RuleMatch match = match(
                "%{IP:client} - %{USER:user} \\[%{HTTPDATE:at}\\]", "10.0.0.1 - eve [12/Mar/2025:06:19:44 +0000]");
        assertThat(match.captures())
                .containsEntry("client", "10.0.0.1")
                .containsEntry("user", "eve")
                .containsEntry("at", "12/Mar/2025:06:19:44 +0000");
    }

    @Test
    void capturesStandInTheOrderOfThePattern() {
        RuleMatch match = match("(?P<z>.)(?P<m>.)(?P<a>.)(?P<k>(?P<b>.))", "12345");
        assertThat(match.captures().keySet()).containsExactly("z", "m", "a", "k", "b");
    }

    @Test
    void groupsThatTookNoPartAreLeftOut() {
        RuleMatch match = match("(?:(?P<a>a)|(?P<b>b))(?P<c>c)?(?P<d>d*)", "b");
        assertThat(match.captures()).containsOnlyKeys("b", "d").containsEntry("d", "");
    }

    @Test
    void capturesAreOfTheLeftmostMatch() {
        assertThat(match("(?P<n>\\d+)", "a 1 b 22").captures()).containsEntry("n", "1");
    }

    @Test
    void summaryNamesRuleAndCaptures() {
        assertThat(match("(?P<user>\\w+) logged (?P<way>in|out)", "bob logged in")
                        .summary())
                .isEqualTo("rule r: user='bob', way='in'");
        assertThat(match("logged", "bob logged in").summary()).isEqualTo("rule r");
    }

    @Test
    void summaryIsOneShortLineWhateverIsCaptured() {
        String summary =
                match("(?s)(?P<all>.*)", "two\nlines " + "x".repeat(5_000)).summary();
        assertThat(summary)
                .startsWith("rule r: all='two lines xxx")
                .endsWith("x…'")
                .hasSizeLessThan(120);
    }

    @Test
    void matchesOfTheSameRuleWithTheSameCapturesAreEqual() {
        RuleMatch match = match("id (?P<n>\\d+)", "first id 1");
        assertThat(match)
                .isEqualTo(match("id (?P<n>\\d+)", "another id 1"))
                .hasSameHashCodeAs(match("id (?P<n>\\d+)", "another id 1"))
                .hasToString(match.summary())
                .isNotEqualTo(match("id (?P<n>\\d+)", "id 2"))
                .isNotEqualTo("rule r");
    }

    private static RuleMatch match(String pattern, String message) {
        CompiledRule rule = Rules.compiled(pattern);
        assertThat(rule.matches(new Text(message))).isTrue();
        return new RuleMatch(rule, message);
    }
}
