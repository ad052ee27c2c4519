package io.logclf.training.train.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final long SEED = 4;

    @Test
    void noTemplateIsInTwoFoldsAndLabelsAreSpread() {
        Random random = new Random(SEED);
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int group = random.nextInt(90);
            texts.add(new TrainingText("text " + i, new Label("label " + group % 3), group, List.of()));
        }
        int[] folds = Folds.byGroup(texts, 5, SEED);
        Map<Integer, Integer> foldOfGroup = new HashMap<>();
        int[][] byLabel = new int[3][5];
        for (int i = 0; i < folds.length; i++) {
            assertThat(foldOfGroup.merge(texts.get(i).group(), folds[i], (a, b) -> a.equals(b) ? a : -1))
                    .as("seed %d, text %d", SEED, i)
                    .isEqualTo(folds[i]);
            byLabel[texts.get(i).group() % 3][folds[i]]++;
        }
        for (int[] counts : byLabel) {
            for (int count : counts) {
                assertThat(count).isBetween(12, 28);
            }
        }
        assertThat(Folds.byGroup(texts, 5, SEED)).isEqualTo(folds);
        assertThat(Folds.byGroup(texts, 5, SEED + 1)).isNotEqualTo(folds);
    }
}
