package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.model.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarietyTest {

    private static List<String> texts(Variety variety, int most) {
        return variety.samples(most).stream().map(Sample::text).toList();
    }

    @Test
    void aRareValueOfAWordWithFewIsShown() {
        Variety variety = new Variety();
        for (int i = 0; i < 5_000; i++) {
            variety.add("Task " + i + " exited with code " + (i == 4_711 ? 1 : 0), i + 1, "");
        }
        assertThat(texts(variety, 2)).containsExactly("Task 0 exited with code 0", "Task 4711 exited with code 1");
        assertThat(variety.samples(2).get(1).line()).isEqualTo(4_712);
    }

    @Test
    void equalMessagesAreShownOnce() {
        Variety variety = new Variety();
        for (int i = 0; i < 100; i++) {
            variety.add("cache is warm", i, "");
        }
        assertThat(texts(variety, 8)).containsExactly("cache is warm");
    }

    @Test
    void longAndBlankMessagesAreNoHarm() {
        Variety variety = new Variety();
        variety.add("", 1, "");
        variety.add("word ".repeat(10_000), 2, "");
        assertThat(variety.samples(8))
                .hasSize(2)
                .allSatisfy(sample -> assertThat(sample.text().length()).isLessThanOrEqualTo(Sample.MAX_CHARS));
    }
}
