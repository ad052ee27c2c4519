package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectFinderTest {

    private final List<EncodedText> texts = new ArrayList<>();

    @Test
    void rowsThatContradictMostOfTheirTextAreSuspect() {
        LabelledEntry odd = entry("order 3 lost", "Found");
        texts.add(MadeTexts.encoded(
                new TrainingText(
                        "order <number> lost",
                        new Label("Lost"),
                        0,
                        List.of(entry("order 1 lost", "Lost"), odd, entry("order 2 lost", "Lost"))),
                1,
                0));
        assertThat(SuspectFinder.find(texts)).singleElement().satisfies(suspect -> {
            assertThat(suspect.entry()).isEqualTo(odd);
            assertThat(suspect.suggestions()).containsExactly(new Label("Lost"));
            assertThat(suspect.why()).isEqualTo("most rows of the same template are 'Lost'");
        });
    }

    @Test
    void aTextWhoseNeighboursAllAgreeOnAnotherLabelIsSuspect() {
        for (int i = 0; i < 4; i++) {
            add("oven text " + i, "Oven", 1, 0.01f * i);
        }
        add("odd text", "Payment", 1, 0.05f);
        add("payment text", "Payment", 0, 1);
        assertThat(SuspectFinder.find(texts)).singleElement().satisfies(suspect -> {
            assertThat(suspect.entry().entry().message()).isEqualTo("odd text");
            assertThat(suspect.suggestions()).containsExactly(new Label("Oven"));
            assertThat(suspect.why()).startsWith("the 3 nearest templates are 'Oven', with similarity ");
        });
    }

    @Test
    void neighboursThatAreFarAwaySayNothing() {
        add("one", "A", 1, 0, 0, 0);
        add("two", "A", 0, 1, 0, 0);
        add("three", "A", 0, 0, 1, 0);
        add("four", "B", 0, 0, 0, 1);
        assertThat(SuspectFinder.find(texts)).isEmpty();
    }

    @Test
    void textsOfTheSameTemplateAreNoNeighbours() {
        for (int i = 0; i < 4; i++) {
            texts.add(MadeTexts.encoded(MadeTexts.text("oven text " + i, i == 0 ? "Payment" : "Oven", 7, "s"), 1, 0));
        }
        assertThat(SuspectFinder.find(texts)).isEmpty();
    }

    private void add(String message, String label, float... embedding) {
        texts.add(MadeTexts.encoded(MadeTexts.text(message, label, texts.size(), "s"), embedding));
    }

    private static LabelledEntry entry(String message, String label) {
        return LabelledEntry.of(LogEntry.of(message), new Label(label));
    }
}
