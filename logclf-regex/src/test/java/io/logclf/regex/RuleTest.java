package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.Label;
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
                .isThrownBy(() -> new Rule("r", null, "x", Set.of(), Set.of(), Rule.Examples.NONE))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> new Rule("r", new Label("L"), "x", Set.of(), Set.of(), null))
                .withMessage("examples");
    }

    @Test
    void laterChangesToWhatItWasMadeFromDoNotShow() {
        Set<String> sources = new HashSet<>(Set.of("crm"));
        List<String> match = new ArrayList<>(List.of("x"));
        Rule rule = new Rule("r", new Label("L"), "x", Set.of(), sources, new Rule.Examples(match, List.of()));
        sources.add("hr");
        match.add("y");
        assertThat(rule.sources()).containsExactly("crm");
        assertThat(rule.examples().match()).containsExactly("x");
    }

    @Test
    void ruleWithoutSourcesIsForAll() {
        assertThat(Rule.of("r", "L", "x").appliesTo("")).isTrue();
        assertThat(Rule.of("r", "L", "x").appliesTo("crm")).isTrue();
    }

    @Test
    void sourcesAreComparedExactly() {
        Rule rule = Rules.from(Set.of("crm"), "r", "L", "x");
        assertThat(rule.appliesTo("crm")).isTrue();
        assertThat(rule.appliesTo("CRM")).isFalse();
        assertThat(rule.appliesTo("")).isFalse();
    }
}
