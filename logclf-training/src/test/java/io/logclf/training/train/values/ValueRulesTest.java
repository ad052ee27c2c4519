package io.logclf.training.train.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.ValueRule;
import io.logclf.head.ValueRule.Kind;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules are tried for which values, and in what order. */
class ValueRulesTest {

    private final List<ValuedRow> rows = new ArrayList<>();

    private void add(String message, String label) {
        rows.add(ValuedRow.of(LabelledEntry.of(LogEntry.of(message), new Label(label))));
    }

    private List<ValueRule> candidates() {
        return ValueRules.candidates(rows, rows.get(0).masked().values().size()).toList();
    }

    private List<Kind> kinds() {
        return candidates().stream().map(ValueRule::kind).toList();
    }

    @Test
    void whatSaysMostAboutNewValuesIsTriedFirst() {
        for (int i = 0; i < 6; i++) {
            add("copied " + 100 + " of " + (100 + i) + " blocks", i < 3 ? "A" : "B");
        }
        assertThat(kinds()).isSorted().contains(Kind.EQUAL, Kind.HUNDREDS, Kind.LISTED);
        assertThat(candidates())
                .contains(new ValueRule(0, Kind.EQUAL, List.of("1")), new ValueRule(0, Kind.HUNDREDS, List.of("1")));
    }

    @Test
    void zeroIsTriedWhereSomeValueIsZero() {
        add("took 15 turns", "A");
        assertThat(kinds()).doesNotContain(Kind.ZERO);
        add("took 0.0 turns", "A");
        assertThat(candidates()).contains(new ValueRule(0, Kind.ZERO, List.of()));
    }

    @Test
    void hundredsAreTriedWhereAllAreOfThreeDigits() {
        add("answered with 204", "A");
        add("answered with 503", "A");
        add("answered with 200", "A");
        assertThat(candidates()).contains(new ValueRule(0, Kind.HUNDREDS, List.of("2", "5")));
        add("answered with 1000", "A");
        assertThat(kinds()).doesNotContain(Kind.HUNDREDS);
    }

    @Test
    void aListNeedsTwoRowsForEachOfItsValues() {
        for (String value : List.of("7", "7", "12")) {
            add("event " + value, "A");
        }
        assertThat(kinds()).doesNotContain(Kind.LISTED);
        add("event 12", "A");
        assertThat(candidates()).contains(new ValueRule(0, Kind.LISTED, List.of("12", "7")));
    }

    @Test
    void aListHasSixtyFourValuesAtMost() {
        for (int i = 0; i < 64; i++) {
            add("event " + (1_000 + i), "A");
            add("event " + (1_000 + i), "A");
        }
        assertThat(kinds()).contains(Kind.LISTED);
        add("event 2000", "A");
        add("event 2000", "A");
        assertThat(kinds()).doesNotContain(Kind.LISTED);
    }

    @Test
    void aBoundIsTheFirstValueAbove() {
        for (int i = 0; i < 5; i++) {
            add("load " + (10 + i), "Low");
            add("load " + (90 + i), "High");
        }
        assertThat(candidates()).contains(new ValueRule(0, Kind.BELOW, List.of("90")));
    }

    @Test
    void aBoundNeedsFiveRowsAndThreeValuesOnEachSide() {
        for (int i = 0; i < 4; i++) {
            add("load " + (10 + i), "Low");
            add("load " + (90 + i), "High");
        }
        assertThat(kinds()).doesNotContain(Kind.BELOW);
        add("load 15", "Low");
        assertThat(kinds()).doesNotContain(Kind.BELOW);
        add("load 95", "High");
        assertThat(kinds()).contains(Kind.BELOW);
        rows.clear();
        for (int i = 0; i < 6; i++) {
            add("load " + (10 + i % 2), "Low");
            add("load " + (90 + i), "High");
        }
        assertThat(kinds()).doesNotContain(Kind.BELOW);
    }

    @Test
    void equalValuesCannotBeDivided() {
        for (int i = 0; i < 5; i++) {
            add("load " + (10 + i), "Low");
            add("load " + (14 + i), "High");
        }
        assertThat(kinds()).doesNotContain(Kind.BELOW);
    }

    @Test
    void valuesAreOrderedAsNumbersAndNotAsText() {
        for (int i = 0; i < 5; i++) {
            add("load " + (5 + i), "Low");
            add("load " + (1_000 + i), "High");
        }
        assertThat(candidates()).contains(new ValueRule(0, Kind.BELOW, List.of("1000")));
    }

    @Test
    void whatWasMaskedBeforeIsNotKnown() {
        add("event <number>", "A");
        assertThat(rows.get(0).knows(0)).isFalse();
        assertThat(candidates()).isEmpty();
        add("event 7 ", "A");
        assertThat(rows.get(1).knows(0)).isTrue();
        assertThat(rows.get(1).value(0)).isEqualTo("7");
    }

    @Test
    void aRuleOfTwoValuesNeedsBoth() {
        add("copied 3 of <number>", "A");
        ValueRule equal = new ValueRule(0, Kind.EQUAL, List.of("1"));
        assertThat(rows.get(0).knows(equal)).isFalse();
        assertThat(rows.get(0).knows(new ValueRule(0, Kind.ZERO, List.of()))).isTrue();
        add("copied 3 of 4", "A");
        assertThat(rows.get(1).knows(equal)).isTrue();
    }
}
