package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarietyGeneratedTest {

    private static final long SEED = 16;

    @Test
    void keepsSomeOfTheMessagesTheFirstAmongThemAndNoneTwice() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            Variety variety = new Variety();
            List<Sample> all = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                String message = "task " + random.nextInt(1_000) + " exited with " + random.nextInt(3)
                        + (random.nextInt(5) == 0 ? " again" : "");
                all.add(new Sample(message, all.size() + 1, "t" + all.size()));
                variety.add(message, all.size(), "t" + (all.size() - 1));
            }
            int most = 1 + random.nextInt(8);
            List<Sample> samples = variety.samples(most);
            assertThat(samples).as("seed %d", SEED).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            assertThat(samples.get(0)).isEqualTo(all.get(0));
            assertThat(all).containsAll(samples);
            assertThat(samples.stream().map(Sample::text)).doesNotHaveDuplicates();
            assertThat(variety.samples(most)).isEqualTo(samples);
        }
    }

    @Test
    void everyValueOfAWordWithFewIsKept() {
        Variety variety = new Variety();
        for (int i = 0; i < 1_000; i++) {
            variety.add("code " + i % 5, i, "");
        }
        assertThat(variety.samples(8).stream().map(Sample::text))
                .containsExactlyInAnyOrder("code 0", "code 1", "code 2", "code 3", "code 4");
    }

    @Test
    void ofAWordWithVeryManyValuesOnlySomeAreKept() {
        Variety variety = new Variety();
        for (int i = 0; i < 10_000; i++) {
            variety.add("user " + i, i, "");
        }
        assertThat(variety.samples(1_000)).hasSizeBetween(2, 16);
    }

    @Test
    void whatStandsBehindTheWordsThatCountMakesNoDifference() {
        Variety variety = new Variety();
        String words = "word ".repeat(48);
        variety.add(words + "a", 1, "");
        variety.add(words + "b", 2, "");
        assertThat(variety.samples(8)).hasSize(1);
        Variety shorter = new Variety();
        shorter.add("word ".repeat(47) + "a", 1, "");
        shorter.add("word ".repeat(47) + "b", 2, "");
        assertThat(shorter.samples(8)).hasSize(2);
    }

    @Test
    void withoutMessagesThereIsNothing() {
        assertThat(new Variety().samples(8)).isEmpty();
    }

    @Test
    void blanksOfAnyKindSeparateTheSameWords() {
        Variety variety = new Variety();
        variety.add("disk is full", 1, "");
        variety.add("  disk\tis \n full  ", 2, "");
        assertThat(variety.samples(8)).hasSize(1);
    }
}
