package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SystemFoldsTest {

    private static final long SEED = 2;

    @Test
    void textsOfASourceAreInOneFold() {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add(MadeTexts.text("text " + i, "label", i, "source " + i % 8));
        }
        int[] folds = folds(texts, 4);
        for (int i = 8; i < folds.length; i++) {
            assertThat(folds[i]).isEqualTo(folds[i % 8]);
        }
        for (int fold = 0; fold < 4; fold++) {
            int number = fold;
            assertThat(IntStream.of(folds).filter(of -> of == number).count()).isEqualTo(10);
        }
    }

    @Test
    void sourcesThatShareATemplateAreOneSystem() {
        int[] folds = folds(
                List.of(
                        MadeTexts.text("one", "label", 1, "a"),
                        MadeTexts.text("two", "label", 2, "b"),
                        MadeTexts.text("three", "label", 3, "c"),
                        MadeTexts.text("four", "label", 4, "d"),
                        MadeTexts.text("shared by a", "label", 5, "a"),
                        MadeTexts.text("shared by b", "label", 5, "b"),
                        MadeTexts.text("another of d", "label", 6, "d")),
                3);
        assertThat(folds[1]).isEqualTo(folds[0]).isEqualTo(folds[4]).isEqualTo(folds[5]);
        assertThat(List.of(folds[0], folds[2], folds[3])).doesNotHaveDuplicates();
    }

    @Test
    void sourcesOfOneTextAreOneSystemAlsoByWayOfOthers() {
        int[] folds = folds(
                List.of(
                        MadeTexts.text("one", "label", 1, "a", "b"),
                        MadeTexts.text("two", "label", 2, "b", "c"),
                        MadeTexts.text("three", "label", 3, "c"),
                        MadeTexts.text("four", "label", 4, "d"),
                        MadeTexts.text("five", "label", 5, "e")),
                3);
        assertThat(folds[0]).isEqualTo(folds[1]).isEqualTo(folds[2]);
        assertThat(List.of(folds[0], folds[3], folds[4])).doesNotHaveDuplicates();
    }

    @Test
    void templateWithoutASourceIsASystemOfItsOwn() {
        assertThat(folds(
                        List.of(
                                MadeTexts.text("one", "label", 1, ""),
                                MadeTexts.text("two", "label", 2, " "),
                                MadeTexts.text("three", "label", 3, "")),
                        5))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void twoSystemsGiveNoFolds() {
        assertThat(SystemFolds.folds(
                        List.of(MadeTexts.text("one", "label", 1, "a"), MadeTexts.text("two", "label", 2, "b")),
                        5,
                        SEED))
                .isEmpty();
    }

    @Test
    void systemWithMoreThanThreeFifthsGivesNoFolds() {
        assertThat(SystemFolds.folds(withLargest(6), 5, SEED)).isPresent();
        assertThat(SystemFolds.folds(withLargest(7), 5, SEED)).isEmpty();
    }

    /** A system with so many texts, and four of one text. */
    private static List<TrainingText> withLargest(int size) {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < size + 4; i++) {
            texts.add(MadeTexts.text("text " + i, "label", i, i < size ? "large" : "small " + i));
        }
        return texts;
    }

    @Test
    void sameSeedGivesTheSameFolds() {
        List<TrainingText> texts = IntStream.range(0, 30)
                .mapToObj(i -> MadeTexts.text("text " + i, "label", i, "source " + i))
                .toList();
        assertThat(folds(texts, 5)).isEqualTo(folds(texts, 5));
        assertThat(SystemFolds.folds(texts, 5, SEED + 1).orElseThrow()).isNotEqualTo(folds(texts, 5));
    }

    private static int[] folds(List<TrainingText> texts, int count) {
        return SystemFolds.folds(texts, count, SEED).orElseThrow();
    }
}
