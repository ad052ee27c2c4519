package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.logclf.regex.automaton.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that end with CRLF are lines as those that end with LF. */
class LineEndsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?m)^login failed$",
                "(?m:^login failed$)",
                "(?im)^LOGIN failed$",
                "(?m)(?:login failed$|x)",
                "(?m)login failed$\\n",
                "(?m)login failed$\\r?\\n",
                "(?m)login failed$\\s+^reason",
                "(?m)failed$(?s:.)*user",
                "(?m)^$",
                "(?m)login failed$|[$]",
                "(?m)(?-m:user eve)$",
                "(?m)\\Qlogin failed\\E$"
            })
    void dollarIsBeforeBothKindsOfLineEnds(String pattern) {
        String lines = "at noon\nlogin failed\nreason: password\n\nuser eve\n";
        assertThat(Rules.compiled(pattern).matches(new Text(lines))).isTrue();
        assertThat(Rules.compiled(pattern).matches(new Text(lines.replace("\n", "\r\n"))))
                .isTrue();
        assertThat(Rules.compiled(pattern).matches(new Text("🔥" + lines.replace("\n", "\r\n"))))
                .as("left to RE2/J")
                .isTrue();
    }

    @Test
    void flagOfTheRuleCountsToo() {
        CompiledRule rule = Rules.compiled("^login failed$", RuleFlag.MULTILINE);
        assertThat(rule.matches(new Text("x\r\nlogin failed\r\ny"))).isTrue();
        assertThat(rule.matches(new Text("x\r\nlogin failed"))).isTrue();
        assertThat(rule.matches(new Text("x\r\nlogin failed!\r\ny"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^login failed$",
                "(?m)(?-m)^login failed$",
                "(?m)login failed[$]",
                "(?m)login failed\\$",
                "(?m)login failed\\Q$\\E",
                "(?m)login failed[]$]",
                "(?m:x)?login failed$",
                "(?m)login failed[[:alpha:]$]"
            })
    void otherDollarsStayWhatTheyAre(String pattern) {
        assertThat(Rules.compiled(pattern).matches(new Text("login failed\r\nx")))
                .isFalse();
    }

    @Test
    void capturesEndBeforeTheLineEnd() {
        CompiledRule rule = Rules.compiled("^reason: (?P<reason>.*)$", RuleFlag.MULTILINE);
        assertThat(rule.captures("login failed\r\nreason: disk full\r\nx")).isEqualTo(Map.of("reason", "disk full"));
        assertThat(rule.captures("reason: disk full\r\n")).isEqualTo(Map.of("reason", "disk full"));
        assertThat(rule.captures("reason: disk full\nx")).isEqualTo(Map.of("reason", "disk full"));
        assertThat(Rules.compiled("%{GREEDYDATA:line}").captures("one\r\ntwo")).isEqualTo(Map.of("line", "one"));
    }

    @Test
    void errorsQuoteWhatTheAuthorWrote() {
        assertThat(catchThrowable(() -> CompiledRule.of(Rule.of("r", "L", "(?m)(a$"))))
                .hasMessageContaining("'(?m)(a$'");
    }
}
