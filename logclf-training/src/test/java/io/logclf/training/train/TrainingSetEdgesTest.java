package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import io.logclf.training.TrainingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets that are too small, parts of sets, and sets from examples. */
class TrainingSetEdgesTest {

    private static LabelledEntry entry(String message, String label) {
        return LabelledEntry.of(LogEntry.of(message), new Label(label));
    }

    @Test
    void noEntriesAreNoSet() {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> TrainingSet.of(List.of()))
                .withMessage("there are no labelled entries to train on; give rows of two labels or more");
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> TrainingSet.ofExamples(Map.of("Oven", List.of())))
                .withMessageContaining("give rows of two labels or more");
    }

    @Test
    void oneLabelIsRefusedWithTheFileAndTheLabel() {
        TrainingSet one = TrainingSet.of(List.of(
                entry("Oven 3 is hot", "Oven").at(new Place(Path.of("in.csv"), 2)), entry("Oven is cold", "Oven")));
        assertThat(one.hasTwoLabels()).isFalse();
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(one::requireTwoLabels)
                .withMessage(
                        "in.csv: has rows of one label only, 'Oven'; there is nothing to tell apart, so give rows of two"
                                + " labels or more");
    }

    @Test
    void aLabelThatIsOutvotedEverywhereIsNoSecondOne() {
        TrainingSet outvoted = TrainingSet.of(
                List.of(entry("Oven is hot", "Oven"), entry("Oven is hot", "Oven"), entry("Oven is hot", "Till")));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(outvoted::requireTwoLabels)
                .withMessageStartingWith(
                        "the training set: has rows of one label only, 'Oven', but for those whose messages")
                .withMessageContaining("give each message the one that matters most");
    }

    @Test
    void twoLabelsAreEnough() {
        TrainingSet two = TrainingSet.of(List.of(entry("Oven is hot", "Oven"), entry("Till is open", "Till")));
        assertThat(two.hasTwoLabels()).isTrue();
        two.requireTwoLabels();
    }

    @Test
    void examplesComeInTheOrderOfTheLabels() {
        TrainingSet set = TrainingSet.ofExamples(Map.of("b", List.of("z", "y"), "a", List.of("x")));
        assertThat(set.entries()).extracting(entry -> entry.label().name()).containsExactly("a", "b", "b");
        assertThat(set.entries()).extracting(entry -> entry.entry().message()).containsExactly("x", "z", "y");
        assertThat(set.entries()).allMatch(entry -> entry.where().isEmpty() && !entry.masked());
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingSet.ofExamples(Map.of(" ", List.of("x"))));
    }

    @Test
    void theListIsCopied() {
        List<LabelledEntry> entries = new ArrayList<>(MadeEntries.entries());
        TrainingSet set = TrainingSet.of(entries);
        int size = entries.size();
        entries.clear();
        assertThat(set.entries()).hasSize(size);
    }

    @Test
    void rowsOfOneTemplateAreInOneFold() {
        TrainingSet set = TrainingSet.of(MadeEntries.entries());
        int[] folds = set.foldsByTemplate(5, 3);
        assertThat(folds).hasSize(set.entries().size());
        assertThat(Arrays.stream(folds).distinct().sorted()).containsExactly(0, 1, 2, 3, 4);
        for (int i = 1; i < folds.length; i++) {
            String one = set.normalizer().normalize(set.entries().get(i).entry().message());
            for (int j = 0; j < i; j++) {
                if (set.normalizer()
                        .normalize(set.entries().get(j).entry().message())
                        .equals(one)) {
                    assertThat(folds[i]).isEqualTo(folds[j]);
                }
            }
        }
    }

    @Test
    void aFoldAndTheRestAreTheWhole() {
        TrainingSet set = TrainingSet.of(MadeEntries.entries());
        int[] folds = set.foldsByTemplate(4, 3);
        for (int fold = 0; fold < 4; fold++) {
            int number = fold;
            List<LabelledEntry> rest = set.without(folds, fold).entries();
            List<LabelledEntry> expected = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != number)
                    .mapToObj(set.entries()::get)
                    .toList();
            assertThat(rest).isEqualTo(expected);
        }
    }

    @Test
    void aSampleHasTheEntriesInTheirOrder() {
        TrainingSet set = TrainingSet.of(MadeEntries.entries());
        int size = set.entries().size();
        assertThat(set.sample(size, 1)).isSameAs(set);
        List<LabelledEntry> drawn = set.sample(size - 1, 1).entries();
        assertThat(drawn).hasSize(size - 1);
        assertThat(set.entries()).containsSubsequence(drawn);
        assertThat(set.sample(10, 1).entries()).isEqualTo(set.sample(10, 1).entries());
        assertThat(set.sample(10, 1).normalizer()).isSameAs(set.normalizer());
    }
}
