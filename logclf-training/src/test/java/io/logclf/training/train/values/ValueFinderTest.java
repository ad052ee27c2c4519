package io.logclf.training.train.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.KeptValues;
import io.logclf.head.ValueRule;
import io.logclf.head.ValueRule.Kind;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueFinderTest {

    private final List<LabelledEntry> entries = new ArrayList<>();

    @Test
    void findsWhetherAValueIsZero() {
        for (int i = 0; i < 10; i++) {
            add("32 sent, 0% lost in " + i + " ms", "Fine");
            add("30 sent, " + (i + 1) + "% lost in 5 ms", "Error");
        }
        assertRule("<number> sent, <percent> lost in <duration>", new ValueRule(1, Kind.ZERO, List.of()));
    }

    @Test
    void hasNothingToKeepWhereTheMaskTellsNoneFromSome() {
        for (int i = 0; i < 10; i++) {
            add("32 passed, 0 failed in " + i + " ms", "Fine");
            add("30 passed, " + (i + 1) + " failed in 5 ms", "Error");
        }
        assertThat(ValueFinder.find(entries).isEmpty()).isTrue();
    }

    @Test
    void findsWhetherTwoValuesAreEqual() {
        for (int i = 1; i < 10; i++) {
            add(i + "/" + i + " pods ready", "Fine");
            add(i + "/" + (i + 2) + " pods ready", "Error");
        }
        assertRule("<number>/<number> pods ready", new ValueRule(0, Kind.EQUAL, List.of("1")));
    }

    @Test
    void findsTheHundredOfAStatus() {
        for (int i = 0; i < 8; i++) {
            add("GET /a answered " + (200 + i), "Fine");
            add("GET /a answered " + (500 + i), "Error");
            add("GET /a answered " + (403 + i), "Refused");
        }
        assertRule("GET /a answered <number>", new ValueRule(0, Kind.HUNDREDS, List.of("2", "4", "5")));
    }

    @Test
    void findsTheCodesThatMaskedRowsKept() {
        for (int i = 0; i < 3; i++) {
            addMasked("worker <number> exited with code 137", "Out of memory");
            addMasked("worker <number> exited with code 143", "Stopped");
        }
        addMasked("worker <number> exited with code <number>", "Stopped");
        add("worker 17 exited with code 137", "Out of memory");

        assertRule("worker <number> exited with code <number>", new ValueRule(1, Kind.LISTED, List.of("137", "143")));
    }

    @Test
    void doesNotTakeWhatWasMaskedForEqual() {
        for (int i = 1; i < 10; i++) {
            addMasked("<number>/<number> pods ready", "Fine");
            add(i + "/" + (i + 2) + " pods ready", "Error");
        }
        assertThat(ValueFinder.find(entries).rules()).isEmpty();
    }

    @Test
    void findsTheValuesOfAList() {
        for (int i = 0; i < 20; i++) {
            add("EventID=4624 for user" + i, "Logon Success");
            add("EventID=4625 for user" + i, "Logon Failure");
        }
        assertRule("EventID=<number> for user<number>", new ValueRule(0, Kind.LISTED, List.of("4624", "4625")));
    }

    @Test
    void findsTheSideOfABound() {
        for (int i = 0; i < 20; i++) {
            add("disk at " + (50 + i) + "% of " + i, "Fine");
            add("disk at " + (80 + i) + "% of " + i, "Full");
        }
        assertRule("disk at <percent> of <number>", new ValueRule(0, Kind.BELOW, List.of("80%")));
    }

    @Test
    void aFewWrongLabelsChangeNothing() {
        for (int i = 0; i < 100; i++) {
            add("exited [0] after " + i + " s", i == 50 ? "Failed" : "Fine");
            add("exited [1] after " + i + " s", "Failed");
        }
        assertRule("exited [<number>] after <duration>", new ValueRule(0, Kind.ZERO, List.of()));
    }

    @Test
    void valuesThatSayNothingAreNotKept() {
        for (int i = 0; i < 20; i++) {
            add("door " + i + " is open", i % 2 == 0 ? "A" : "B");
        }
        KeptValues kept = ValueFinder.find(entries);
        assertThat(kept.rules()).isEmpty();
        assertThat(kept.conflicting()).containsExactly("door <number> is open");
    }

    @Test
    void equalMessagesWithSeveralLabelsConflictUnlessOneIsRare() {
        for (int i = 0; i < 10; i++) {
            add("door is open", i < 5 ? "A" : "B");
            add("window is open", i < 9 ? "A" : "B");
        }
        assertThat(ValueFinder.find(entries).conflicting()).containsExactly("door is open");
    }

    @Test
    void textsOfOneLabelStayMasked() {
        for (int i = 0; i < 10; i++) {
            add("0 of " + i + " done", "A");
            add("job " + i + " done", "B");
        }
        assertThat(ValueFinder.find(entries).isEmpty()).isTrue();
    }

    private void assertRule(String text, ValueRule rule) {
        assertThat(ValueFinder.find(entries)).isEqualTo(new KeptValues(Map.of(text, rule), Set.of()));
    }

    private void addMasked(String message, String label) {
        entries.add(LabelledEntry.of(LogEntry.of("source", message), new Label(label))
                .asMasked());
    }

    private void add(String message, String label) {
        entries.add(LabelledEntry.of(LogEntry.of(message), new Label(label)));
    }
}
