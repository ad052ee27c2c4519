package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TemplateGroupsTest {

    private static final List<TemplateGroups.Text> TEXTS = List.of(
            new TemplateGroups.Text("Backup <*> completed", 2, "Backup 17 completed"),
            new TemplateGroups.Text("User <*> logged in", 40, "User 1 logged in"),
            new TemplateGroups.Text("logged in: User", 3, "logged in: User"));

    @Test
    void theGroupWithMostRowsIsTheFirst() {
        TemplateGroups groups = groups(TEXTS, Runnable::run, 1);
        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.group(1)).isZero();
        assertThat(groups.group(2)).isZero();
        assertThat(groups.group(0)).isOne();
    }

    @Test
    void aCentreHasTheLengthOneAndIsACopy() {
        TemplateGroups groups = groups(TEXTS, Runnable::run, 1);
        float[] centre = groups.centre(0);
        assertThat(VectorMath.dot(centre, centre)).isCloseTo(1, within(1e-5));
        centre[0] = 99;
        assertThat(groups.centre(0)[0]).isNotEqualTo(99);
    }

    @Test
    void threadsMakeNoDifference() throws InterruptedException {
        List<TemplateGroups.Text> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String word = "word" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            many.add(new TemplateGroups.Text(word + " seen", 1 + i % 5, word + " seen"));
        }
        TemplateGroups expected = groups(many, Runnable::run, 1);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            TemplateGroups parallel = groups(many, executor, 3);
            assertThat(parallel.size()).isEqualTo(expected.size());
            for (int i = 0; i < many.size(); i++) {
                assertThat(parallel.group(i)).isEqualTo(expected.group(i));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void tellsHowFarItIs() {
        List<String> phases = new ArrayList<>();
        TemplateGroups.of(
                TEXTS,
                new WordsEncoder(),
                0.3,
                Runnable::run,
                1,
                (phase, done, total) -> phases.add(phase + " " + done + "/" + total));
        assertThat(phases).containsExactly("ENCODE 0/3", "ENCODE 3/3", "GROUP 0/0");
    }

    private static TemplateGroups groups(
            List<TemplateGroups.Text> texts, java.util.concurrent.Executor executor, int parallelism) {
        return TemplateGroups.of(texts, new WordsEncoder(), 0.3, executor, parallelism, (phase, done, total) -> {});
    }
}
