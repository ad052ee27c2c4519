package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSetTest {

    private static final Label A = new Label("A");
    private static final Label B = new Label("B");

    @Test
    void entriesNeedNoPlace() {
        TrainingSet set = TrainingSet.of(List.of(entry("job 1 done", A), entry("job 2 failed", B)));
        assertThat(set.entries()).extracting(LabelledEntry::where).containsOnly("");
    }

    @Test
    void textsAreMaskedDistinctAndSortedWithTheLabelOfMostEntries() {
        TrainingSet set = TrainingSet.of(List.of(
                entry("job 2 failed", B), entry("job 1 done", A), entry("job 3 done", B), entry("job 4 done", A)));
        assertThat(set.texts())
                .extracting(TrainingText::text)
                .containsExactly("job <number> done", "job <number> failed");
        assertThat(set.texts()).extracting(TrainingText::label).containsExactly(A, B);
        assertThat(set.texts()).extracting(TrainingText::rows).containsExactly(3, 1);
        assertThat(set.texts()).isSameAs(set.texts());
    }

    @Test
    void listIsCopied() {
        List<LabelledEntry> entries = new ArrayList<>(List.of(entry("job 1 done", A)));
        TrainingSet set = TrainingSet.of(entries);
        entries.clear();
        assertThat(set.entries()).hasSize(1);
    }

    @Test
    void examplesComeInTheOrderOfTheirLabels() {
        TrainingSet set = TrainingSet.ofExamples(Map.of("B", List.of("two", "three"), "A", List.of("one")));
        assertThat(set.entries()).containsExactly(entry("one", A), entry("two", B), entry("three", B));
    }

    @Test
    void noEntriesAreRefused() {
        assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> TrainingSet.of(List.of()));
    }

    private static LabelledEntry entry(String message, Label label) {
        return LabelledEntry.of(LogEntry.of(message), label);
    }
}
