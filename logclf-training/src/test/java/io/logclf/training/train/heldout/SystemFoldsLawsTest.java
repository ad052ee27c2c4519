package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Splits by system against a plain search for what is connected. */
class SystemFoldsLawsTest {

    private static final long SEED = 18;

    private static List<TrainingText> texts(Random random) {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String[] sources = new String[1 + random.nextInt(2)];
            for (int s = 0; s < sources.length; s++) {
                sources[s] = random.nextInt(6) == 0 ? "" : "source " + random.nextInt(40);
            }
            texts.add(MadeTexts.text("text " + i, "label " + i % 3, random.nextInt(45), sources));
        }
        return texts;
    }

    private static boolean connected(TrainingText a, TrainingText b) {
        Set<String> common = sources(a);
        common.retainAll(sources(b));
        return a.group() == b.group() || !common.isEmpty();
    }

    private static Set<String> sources(TrainingText text) {
        Set<String> sources = new HashSet<>();
        for (LabelledEntry entry : text.entries()) {
            if (!entry.entry().source().isBlank()) {
                sources.add(entry.entry().source());
            }
        }
        return sources;
    }

    @Test
    void whatIsConnectedIsInOneFold() {
        Random random = new Random(SEED);
        int splits = 0;
        for (int round = 0; round < 40; round++) {
            List<TrainingText> texts = texts(random);
            Optional<int[]> folds = SystemFolds.folds(texts, 4, round);
            if (folds.isEmpty()) {
                continue;
            }
            splits++;
            for (int a = 0; a < texts.size(); a++) {
                for (int b = 0; b < a; b++) {
                    if (connected(texts.get(a), texts.get(b))) {
                        assertThat(folds.get()[a])
                                .as("seed %d, round %d", SEED, round)
                                .isEqualTo(folds.get()[b]);
                    }
                }
            }
            assertThat(Arrays.stream(folds.get())).allMatch(fold -> fold >= 0 && fold < 4);
        }
        assertThat(splits).isPositive();
    }

    @Test
    void noFoldIsEmptyWhereThereAreSystemsEnough() {
        for (int systems = 3; systems < 12; systems++) {
            List<TrainingText> texts = new ArrayList<>();
            for (int i = 0; i < systems; i++) {
                texts.add(MadeTexts.text("text " + i, "label", i, "source " + i));
            }
            int[] folds = SystemFolds.folds(texts, 5, SEED).orElseThrow();
            assertThat(Arrays.stream(folds).distinct().count()).isEqualTo(Math.min(5, systems));
        }
    }

    @Test
    void threeFifthsAreAllowedAndOneTextMoreIsNot() {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            texts.add(MadeTexts.text("text " + i, "label", i, i < 6 ? "large" : "source " + i));
        }
        assertThat(SystemFolds.folds(texts, 3, SEED)).isPresent();
        texts.add(MadeTexts.text("text 10", "label", 10, "large"));
        assertThat(SystemFolds.folds(texts, 3, SEED)).isEmpty();
        assertThat(SystemFolds.folds(List.of(), 3, SEED)).isEmpty();
    }
}
