package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void blankIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.of(" ", "Label", "x"))
                .withMessage("id must not be blank: ' '");
    }

    @Test
    void emptyPatternIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.of("r", "Label", ""))
                .withMessage("pattern must not be empty: rule 'r'");
    }

    @Test
    void missingPartsAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> Rule.of(null, "Label", "x"));
        assertThatNullPointerException().isThrownBy(() -> Rule.of("r", "Label", null));
        assertThatNullPointerException()
                .isThrownBy(() -> new Rule("r", null, "x", Set.of(), Set.of(), Set.of(), Rule.Examples.NONE))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> new Rule("r", new Label("L"), "x", Set.of(), Set.of(), Set.of(), null))
                .withMessage("examples");
    }

    @Test
    void laterChangesToWhatItWasMadeFromDoNotShow() {
        Set<String> sources = new HashSet<>(Set.of("crm"));
        List<String> match = new ArrayList<>(List.of("x"));
        Rule rule =
                new Rule("r", new Label("L"), "x", Set.of(), sources, Set.of(), new Rule.Examples(match, List.of()));
        sources.add("hr");
        match.add("y");
        assertThat(rule.sources()).containsExactly("crm");
        assertThat(rule.examples().match()).containsExactly("x");
    }

    @Test
    void ruleWithoutSourcesIsForAll() {
        assertThat(Rule.of("r", "L", "x").appliesTo(LogEntry.of("", "text"))).isTrue();
        assertThat(Rule.of("r", "L", "x").appliesTo(LogEntry.of("crm", "text"))).isTrue();
    }

    @Test
    void sourcesAreComparedExactly() {
        Rule rule = Rules.from(Set.of("crm"), "r", "L", "x");
        assertThat(rule.appliesTo(LogEntry.of("crm", "text"))).isTrue();
        assertThat(rule.appliesTo(LogEntry.of("CRM", "text"))).isFalse();
        assertThat(rule.appliesTo(LogEntry.of("", "text"))).isFalse();
    }

    @Test
    void severitiesAreAskedForBesideSources() {
        Rule rule = new Rule(
                "r",
                new Label("L"),
                "x",
                Set.of(),
                Set.of("crm"),
                Set.of(Severity.ERROR, Severity.FATAL),
                Rule.Examples.NONE);
        assertThat(rule.appliesTo(new LogEntry("crm", "text", Severity.FATAL))).isTrue();
        assertThat(rule.appliesTo(new LogEntry("crm", "text", Severity.WARN))).isFalse();
        assertThat(rule.appliesTo(new LogEntry("hr", "text", Severity.FATAL))).isFalse();
        assertThat(rule.appliesTo(LogEntry.of("crm", "text"))).isFalse();
    }
}
