package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.text.Masker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptValuesTest {

    private static final ValueRule ZERO = new ValueRule(0, ValueRule.Kind.ZERO, List.of());

    private static String text(ValueRule rule, String message) {
        return rule.text(Masker.standard().maskKeepingValues(message));
    }

    @Test
    void laterChangesOfTheArgumentsDoNotShow() {
        Map<String, ValueRule> rules = new HashMap<>(Map.of("a <number>", ZERO));
        Set<String> conflicting = new HashSet<>(Set.of("b"));
        KeptValues kept = new KeptValues(rules, conflicting);
        rules.clear();
        conflicting.add("c");
        assertThat(kept.rules()).containsOnlyKeys("a <number>");
        assertThat(kept.conflicting()).containsExactly("b");
    }

    @Test
    void laterChangesOfARulesValuesDoNotShow() {
        List<String> values = new ArrayList<>(List.of("17"));
        ValueRule rule = new ValueRule(0, ValueRule.Kind.LISTED, values);
        values.clear();
        assertThat(rule.values()).containsExactly("17");
    }

    @Test
    void partsThatAreMissingAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Normalizer.standard().keeping(null))
                .withMessage("exceptions");
        assertThatNullPointerException()
                .isThrownBy(() -> new KeptValues(null, Set.of()))
                .withMessage("rules");
        assertThatNullPointerException()
                .isThrownBy(() -> new KeptValues(Map.of(), null))
                .withMessage("conflicting");
    }

    @Test
    void aRuleKeepsTheValueThatItNamesAndMasksTheOthers() {
        ValueRule second = new ValueRule(1, ValueRule.Kind.LISTED, List.of("7"));
        assertThat(text(second, "disk 3 lost block 7 of 9")).isEqualTo("disk <number> lost block 7 of <number>");
        assertThat(text(second, "disk 7 lost block 3 of 9")).isEqualTo("disk <number> lost block <number> of <number>");
    }

    @Test
    void aRuleForAValueThatTheMessageLacksKeepsNothing() {
        ValueRule fifth = new ValueRule(4, ValueRule.Kind.LISTED, List.of("7"));
        assertThat(text(fifth, "disk 3 lost block 7")).isEqualTo("disk <number> lost block <number>");
        assertThat(text(new ValueRule(0, ValueRule.Kind.LISTED, List.of("7")), "no value"))
                .isEqualTo("no value");
    }

    @Test
    void aValueThatWasMaskedBeforeIsNoNumber() {
        assertThat(text(ZERO, "exit <number>")).isEqualTo("exit <number>");
        assertThat(text(new ValueRule(0, ValueRule.Kind.BELOW, List.of("5")), "exit <number>"))
                .isEqualTo("exit <number>");
    }

    @Test
    void aBoundIsOfTheUpperSideAndMayHaveAUnit() {
        ValueRule bound = new ValueRule(0, ValueRule.Kind.BELOW, List.of("90 %"));
        assertThat(text(bound, "load 90")).isEqualTo("load <high>");
        assertThat(text(bound, "load 89.999")).isEqualTo("load <low>");
        assertThat(text(bound, "load -90")).isEqualTo("load <low>");
    }

    @Test
    void aRuleSaysWhatItsValuesMustBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueRule(2, ValueRule.Kind.EQUAL, List.of("1", "2")))
                .withMessage("values of kind EQUAL of value 2: [1, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueRule(0, ValueRule.Kind.EQUAL, List.of("1234567")))
                .withMessage("values of kind EQUAL of value 0: [1234567]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueRule(0, ValueRule.Kind.LISTED, List.of()))
                .withMessage("values of kind LISTED of value 0: []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueRule(0, ValueRule.Kind.HUNDREDS, List.of("2", "0")))
                .withMessage("values of kind HUNDREDS of value 0: [2, 0]");
    }
}
