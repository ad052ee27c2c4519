package io.logclf.training.train.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTextsTest {

    private final List<LabelledEntry> entries = new ArrayList<>();

    @Test
    void entriesOfOneMaskedMessageAreOneText() {
        add("Login of user 1 took 5 ms", "Login");
        add("Backup 3 completed", "Backup");
        add("Login of user 22 took 17 ms", "Login");
        TrainingTexts texts = texts();
        assertThat(texts.all()).hasSize(2);
        assertThat(texts.textOfEntry(0)).isEqualTo(texts.textOfEntry(2)).isNotEqualTo(texts.textOfEntry(1));
        TrainingText login = texts.all().get(texts.textOfEntry(0));
        assertThat(login.rows()).isEqualTo(2);
        assertThat(login.entries()).containsExactly(entries.get(0), entries.get(2));
    }

    @Test
    void textsAreSorted() {
        for (String word : List.of("delta", "alpha", "charlie", "bravo")) {
            add(word + " started the engine", "A");
        }
        assertThat(texts().all()).extracting(TrainingText::text).isSorted();
    }

    @Test
    void theLabelIsThatOfMostEntries() {
        add("Order 1 lost", "Late");
        add("Order 2 lost", "Lost");
        add("Order 3 lost", "Lost");
        TrainingText text = texts().all().get(0);
        assertThat(text.label()).isEqualTo(new Label("Lost"));
        assertThat(text.isUnanimous()).isFalse();
    }

    @Test
    void ofEqualCountsTheLabelIsTheFirstOfTheAlphabet() {
        add("Order 1 lost", "Lost");
        add("Order 2 lost", "Late");
        assertThat(texts().all().get(0).label()).isEqualTo(new Label("Late"));
    }

    @Test
    void textsOfOneTemplateHaveOneGroup() {
        for (String user : List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "edsger")) {
            add("door of the depot was opened by " + user + " at night", "Door");
        }
        add("heating of the attic has started", "Heating");
        List<TrainingText> all = texts().all();
        assertThat(all).hasSize(8);
        assertThat(all.stream().map(TrainingText::group).distinct()).hasSize(2);
    }

    @Test
    void theOrderOfEntriesMakesNoDifference() {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            add("step " + "abcdefgh".charAt(random.nextInt(8)) + " of job " + i + " done", "L" + random.nextInt(3));
        }
        List<TrainingText> before = texts().all();
        Collections.shuffle(entries, random);
        List<TrainingText> after = texts().all();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).text()).isEqualTo(before.get(i).text());
            assertThat(after.get(i).label()).isEqualTo(before.get(i).label());
            assertThat(after.get(i).group()).isEqualTo(before.get(i).group());
            assertThat(after.get(i).rows()).isEqualTo(before.get(i).rows());
        }
    }

    @Test
    void labelsAreListedOnceByName() {
        add("one", "B");
        add("two", "A");
        add("three", "B");
        assertThat(TrainingText.labels(texts().all())).containsExactly(new Label("A"), new Label("B"));
    }

    private TrainingTexts texts() {
        return TrainingTexts.of(entries, Normalizer.standard());
    }

    private void add(String message, String label) {
        entries.add(LabelledEntry.of(LogEntry.of(message), new Label(label)));
    }
}
