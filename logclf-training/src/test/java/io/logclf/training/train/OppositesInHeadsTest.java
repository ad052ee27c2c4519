package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.lexical.LexicalClassifier;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few labelled messages never say the opposite of themselves, so that heads alone cannot know what one word less or more makes of them. */
class OppositesInHeadsTest {

    private static final List<String> STORES =
            List.of("invoices", "mails", "photos", "contracts", "web shop", "archive");

    private static final Label DONE = new Label("Backup done");

    private static LexicalClassifier stage;

    @BeforeAll
    static void train() {
        List<LabelledEntry> entries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String store = STORES.get(i % STORES.size());
            add(entries, "Backup of the " + store + " to tape " + i + " was successful", DONE);
            add(entries, "Backup of the " + store + " finished after " + i + " minutes", DONE);
            add(entries, "Lift " + i + " stands still with the " + store + " team in it", new Label("Lift"));
            add(entries, "Lift " + i + " stuck between floors", new Label("Lift"));
        }
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            TrainedStages trained =
                    Training.builder(encoder).run(TrainingSet.of(entries)).trained();
            stage = LexicalClassifier.builder(trained.head().shared(), trained.memory())
                    .threshold(DONE, 0.3)
                    .build();
        }
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static void add(List<LabelledEntry> entries, String message, Label label) {
        entries.add(LabelledEntry.of(LogEntry.of("house", message), label));
    }

    @Test
    void whatSaysTheSameGetsTheLabel() {
        assertThat(verdict("Backup of the accounts to tape 80 was successful"))
                .isInstanceOfSatisfying(
                        Verdict.Decided.class,
                        decided -> assertThat(decided.label()).isEqualTo(DONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Backup of the accounts to tape 80 was not successful",
                "Backup of the accounts to tape 80 was unsuccessful",
                "Backup of the invoices to tape 80 failed, it was successful last week",
                "Backup of the photos aborted after 3 minutes",
                "Backup of the photos never finished after 3 minutes",
            })
    void whatSaysTheOppositeDoesNot(String message) {
        assertThat(verdict(message))
                .isInstanceOfSatisfying(
                        Verdict.Abstained.class,
                        abstained -> assertThat(abstained.detail())
                                .matches("'(fail|not)' is what no message of 'Backup done' says in training"));
    }

    private static Verdict verdict(String message) {
        return stage.classify(LogEntry.of("house", message));
    }
}
