package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.regex.Rule;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MaskedEntriesTest {

    private static final Path REVIEW = Path.of("review.jsonl");
    private static final String BIN = "Waste";
    private static final String CONTRADICTED = "Van <number> left the yard with fresh bread";

    private static OnnxTextEncoder encoder;
    private static Training training;

    @BeforeAll
    static void train() {
        encoder = OnnxTextEncoder.miniLm();
        List<LabelledEntry> entries = new ArrayList<>(MadeEntries.entries());
        for (int i = 0; i < 12; i++) {
            entries.add(masked(entries.size(), "Bin <number> behind the shop is full of paper", BIN));
            entries.add(masked(entries.size(), "The garbage truck emptied container <number>", BIN));
        }
        entries.add(masked(entries.size(), CONTRADICTED, BIN));
        training = Training.builder(encoder).run(TrainingSet.of(entries));
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    private static LabelledEntry masked(int line, String message, String label) {
        return LabelledEntry.of(LogEntry.of("bakery", message), new Label(label))
                .at(new Place(REVIEW, line + 1))
                .asMasked();
    }

    @Test
    void reachTheHeadAndTheExemplars() {
        assertThat(training.trained().plans())
                .filteredOn(plan -> plan.label().name().equals(BIN))
                .singleElement()
                .satisfies(plan -> assertThat(plan.head()).isTrue());
        assertThat(training.trained().exemplars())
                .filteredOn(exemplar -> exemplar.label().name().equals(BIN))
                .extracting(TrainingTemplate::message)
                .contains("Bin <number> behind the shop is full of paper");
    }

    @Test
    void giveNoRuleAPlaceholder() {
        assertThat(training.trained().rules())
                .isNotEmpty()
                .extracting(Rule::pattern)
                .noneMatch(pattern -> pattern.contains("<number>") || pattern.contains("number"));
        assertThat(training.trained().rules())
                .extracting(rule -> rule.label().name())
                .doesNotContain(BIN);
    }

    @Test
    void speakAgainstARuleThatTheyContradict() {
        List<Rule> without = Training.builder(encoder)
                .run(TrainingSet.of(MadeEntries.entries()))
                .trained()
                .rules();
        assertThat(without).anyMatch(rule -> rule.pattern().contains("left the yard"));
        assertThat(training.trained().rules()).noneMatch(rule -> rule.pattern().contains("left the yard"));
    }

    @Test
    void areSuspectsWhenTheyContradictTheOthers() {
        assertThat(training.suspects())
                .filteredOn(suspect -> suspect.entry().where().startsWith(REVIEW + ":"))
                .singleElement()
                .satisfies(suspect -> assertThat(suspect.why()).contains("'Delivery'"));
    }
}
