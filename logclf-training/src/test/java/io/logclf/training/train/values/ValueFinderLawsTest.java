package io.logclf.training.train.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.KeptValues;
import io.logclf.head.Normalizer;
import io.logclf.head.ValueRule;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of the exceptions that are found, whatever the rows. */
class ValueFinderLawsTest {

    private static final long SEED = 50;

    private static LabelledEntry entry(String message, String label) {
        return LabelledEntry.of(LogEntry.of(message), new Label(label));
    }

    /** Rows of a few templates, of which some labels depend on a value and some on nothing. */
    private static List<LabelledEntry> rows(Random random) {
        List<LabelledEntry> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int status = List.of(200, 204, 404, 503).get(random.nextInt(4));
            rows.add(entry("answered with status " + status, status < 300 ? "Good" : "Bad"));
            int load = random.nextInt(100);
            rows.add(entry("the load is " + load + "%", load < 80 ? "Good" : "Bad"));
            rows.add(entry("event seen by sensor", random.nextBoolean() ? "Good" : "Bad"));
            rows.add(entry("plain text number " + random.nextInt(50), "Good"));
        }
        return rows;
    }

    @Test
    void orderOfRowsMakesNoDifference() {
        List<LabelledEntry> rows = rows(new Random(SEED));
        KeptValues found = ValueFinder.find(rows);
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(rows, new Random(i));
            assertThat(ValueFinder.find(rows)).isEqualTo(found);
        }
    }

    @Test
    void valuesAreFoundWhereLabelsDependOnThemAndNowhereElse() {
        KeptValues found = ValueFinder.find(rows(new Random(SEED)));
        assertThat(found.rules()).containsOnlyKeys("answered with status <number>", "the load is <percent>");
        assertThat(found.rules().get("answered with status <number>").kind()).isEqualTo(ValueRule.Kind.HUNDREDS);
        assertThat(found.conflicting()).containsExactly("event seen by sensor");
    }

    @Test
    void afterwardsATextHasOneLabelOrCannotBeDecided() {
        List<LabelledEntry> rows = rows(new Random(SEED));
        Normalizer normalizer = Normalizer.standard().keeping(ValueFinder.find(rows));
        Map<String, Set<Label>> labels = new TreeMap<>();
        for (LabelledEntry row : rows) {
            labels.computeIfAbsent(normalizer.normalize(row.entry().message()), text -> new HashSet<>())
                    .add(row.label());
        }
        assertThat(labels)
                .hasSizeGreaterThan(4)
                .allSatisfy((text, ofText) -> assertThat(ofText.size() == 1)
                        .as(text)
                        .isNotEqualTo(normalizer.kept().isUndecidable(text)));
    }

    @Test
    void noRowsAndRowsOfOneLabelHaveNoExceptions() {
        assertThat(ValueFinder.find(List.of())).isEqualTo(KeptValues.NONE);
        List<LabelledEntry> same = rows(new Random(SEED)).stream()
                .map(row -> LabelledEntry.of(row.entry(), new Label("Good")))
                .toList();
        assertThat(ValueFinder.find(same)).isEqualTo(KeptValues.NONE);
    }

    @Test
    void aFifthOfOtherLabelsIsASecondMeaningAndLessIsNot() {
        for (int fifth = 1; fifth <= 200; fifth++) {
            List<LabelledEntry> rows = new ArrayList<>(Collections.nCopies(4 * fifth, entry("door seen", "Good")));
            rows.addAll(Collections.nCopies(fifth, entry("door seen", "Bad")));
            assertThat(ValueFinder.find(rows).conflicting())
                    .as("%d of %d", fifth, rows.size())
                    .containsExactly("door seen");
            rows.add(entry("door seen", "Good"));
            assertThat(ValueFinder.find(rows).conflicting())
                    .as("%d of %d", fifth, rows.size())
                    .isEmpty();
        }
    }
}
