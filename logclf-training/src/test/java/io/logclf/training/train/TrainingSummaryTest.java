package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingSummaryTest {

    private static TrainingSet set;
    private static Training training;
    private static final List<String> STEPS = new ArrayList<>();

    @BeforeAll
    static void train() {
        List<LabelledEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            MadeEntries.add(entries, "Oven " + i + " is hot", "Oven\u001b[31m");
            MadeEntries.add(entries, "Till " + i + " is open", "till");
            MadeEntries.add(entries, "Drawer of till " + i + " jams", "Till");
        }
        MadeEntries.add(entries, "Oven 9 is hot", "till");
        set = TrainingSet.of(entries);
        training = Training.builder(new BagOfWords()).progress(STEPS::add).run(set);
    }

    @Test
    void beginsWithTheRowsThatGetTheirLabelAndTheFigures() {
        List<String> lines = training.summary();
        assertThat(lines.get(0)).isEqualTo(training.own().toString()).startsWith("your file: ");
        assertThat(lines.get(1))
                .startsWith("10 rows, 3 labels, " + training.trained().rules().size() + " rules; on new templates ");
        assertThat(lines.get(2))
                .matches("of new (templates|systems), labelled rightly by n-grams and encoder alone: .*")
                .contains(" % with --precision 0.9,")
                .endsWith(" % with --precision 0.99");
    }

    @Test
    void tellsOfNamesThatLookAlike() {
        assertThat(training.summary()).anyMatch(line -> line.startsWith("'Till', 'till' are different labels"));
    }

    @Test
    void everyLineIsOneWithoutControlCharacters() {
        assertThat(training.summary())
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.codePoints().noneMatch(Character::isISOControl));
    }

    @Test
    void endsWithTheSuspectsAndShowsTheFirst() {
        assertThat(training.suspects()).isNotEmpty();
        String last = training.summary().get(training.summary().size() - 1);
        assertThat(last)
                .startsWith(training.suspects().size()
                        + " rows have labels that are likely wrong, the first 'Oven 9 is hot' with"
                        + " 'till' where others have [Oven\\u001b[31m]")
                .endsWith("; see the report");
    }

    @Test
    void stepsAreToldInTheirOrder() {
        assertThat(STEPS)
                .containsExactly(
                        "mining templates",
                        "encoding " + set.texts().size() + " masked messages",
                        "training",
                        "cross-validation",
                        "measuring the baseline");
    }
}
