package io.logclf.training.train.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folds at random, parts of folds, and samples, at their limits. */
class FoldsEdgesTest {

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void foldsAtRandomDifferInSizeByOneAtMost() {
        for (int size : new int[] {0, 1, 4, 5, 6, 99, 100}) {
            int[] folds = Folds.atRandom(size, 5, 1);
            assertThat(folds).hasSize(size);
            for (int fold = 0; fold < 5; fold++) {
                int number = fold;
                assertThat(Arrays.stream(folds).filter(f -> f == number).count())
                        .isBetween((long) size / 5, (size + 4L) / 5);
            }
        }
    }

    @Test
    void theSeedDecidesWhoIsInWhichFold() {
        assertThat(Folds.atRandom(50, 5, 1)).isEqualTo(Folds.atRandom(50, 5, 1));
        assertThat(Folds.atRandom(50, 5, 2)).isNotEqualTo(Folds.atRandom(50, 5, 1));
    }

    @Test
    void partsOfAllFoldsAreTheWholeInItsOrder() {
        int[] folds = Folds.atRandom(30, 4, 2);
        Set<Integer> seen = new HashSet<>();
        for (int fold = 0; fold < 4; fold++) {
            List<Integer> held = Folds.part(numbers(30), folds, fold, true);
            List<Integer> rest = Folds.part(numbers(30), folds, fold, false);
            assertThat(held).isSorted().doesNotContainAnyElementsOf(rest);
            assertThat(rest).isSorted().hasSize(30 - held.size());
            seen.addAll(held);
        }
        assertThat(seen).hasSize(30);
        assertThat(Folds.part(numbers(30), folds, 9, true)).isEmpty();
        assertThat(Folds.part(numbers(30), folds, 9, false)).isEqualTo(numbers(30));
    }

    @Test
    void ofFewerTemplatesThanFoldsEachIsInItsOwn() {
        List<TrainingText> texts = new ArrayList<>();
        for (int group = 0; group < 3; group++) {
            texts.add(new TrainingText("text " + group, new Label("A"), group, List.of()));
        }
        assertThat(Arrays.stream(Folds.byGroup(texts, 5, 1)))
                .doesNotHaveDuplicates()
                .allMatch(fold -> fold >= 0 && fold < 5);
        assertThat(Folds.byGroup(List.of(), 5, 1)).isEmpty();
    }

    @Test
    void theLargestTemplatesAreSpreadFirst() {
        List<TrainingText> texts = new ArrayList<>();
        for (int group = 0; group < 4; group++) {
            for (int i = 0; i < (group < 2 ? 10 : 1); i++) {
                texts.add(new TrainingText("text " + group + " " + i, new Label("A"), group, List.of()));
            }
        }
        for (long seed = 0; seed < 10; seed++) {
            int[] folds = Folds.byGroup(texts, 2, seed);
            assertThat(Arrays.stream(folds).sum()).as("seed %d", seed).isEqualTo(11);
        }
    }

    @Test
    void aSampleOfOneLessLeavesOneOut() {
        List<Integer> drawn = RandomSample.of(numbers(20), 19, 5);
        assertThat(drawn).hasSize(19).isSorted().isSubsetOf(numbers(20));
        assertThat(RandomSample.of(List.of(), 0, 5)).isEmpty();
        assertThat(RandomSample.of(List.of("a"), 1, 5)).containsExactly("a");
    }

    @Test
    void everyItemIsDrawnAboutAsOften() {
        int[] times = new int[10];
        for (int seed = 0; seed < 400; seed++) {
            RandomSample.of(numbers(10), 5, seed).forEach(item -> times[item]++);
        }
        assertThat(Arrays.stream(times)).allMatch(count -> count > 140 && count < 260);
    }

    @Test
    void aTextIsUnanimousIfAllItsRowsHaveItsLabel() {
        TrainingText one = MadeTexts.text("oven is hot", "Oven", 1, "a", "b");
        assertThat(one.isUnanimous()).isTrue();
        assertThat(one.rows()).isEqualTo(2);
        assertThat(new TrainingText("oven is hot", new Label("Till"), 1, one.entries()).isUnanimous())
                .isFalse();
        assertThat(new TrainingText("x", new Label("A"), 1, List.of()).isUnanimous())
                .isTrue();
    }
}
