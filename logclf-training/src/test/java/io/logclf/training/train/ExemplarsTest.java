package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.TrainingTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemplarsTest {

    @TempDir
    Path folder;

    @Test
    void labelsComeInTheOrderOfTheirNamesWithFiveEach() {
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            templates.add(template("b" + i, "B", i, 1));
        }
        templates.add(template("a0", "A", 1, 0));
        assertThat(Exemplars.of(templates))
                .extracting(exemplar -> exemplar.label().name())
                .containsExactly("A", "B", "B", "B", "B", "B");
    }

    @Test
    void theFirstIsTakenAndThenTheFarthest() {
        List<TrainingTemplate> templates = List.of(
                template("first", "A", 1, 0),
                template("like first", "A", 1, 0.1f),
                template("across", "A", 0, 1),
                template("opposite", "A", -1, 0),
                template("like across", "A", 0.1f, 1),
                template("like opposite", "A", -1, 0.1f));
        assertThat(Exemplars.of(templates).subList(0, 3))
                .extracting(TrainingTemplate::message)
                .containsExactly("first", "opposite", "across");
    }

    @Test
    void isAJsonObjectALine() throws IOException {
        Path file = folder.resolve("exemplars.jsonl");
        Exemplars.write(file, List.of(template("say \"hi\" <number>\nbye", "A & B", 1, 0), template("two", "C", 0, 1)));
        assertThat(Files.readString(file))
                .isEqualTo("{\"label\":\"A & B\",\"message\":\"say \\\"hi\\\" <number>\\nbye\"}\n"
                        + "{\"label\":\"C\",\"message\":\"two\"}\n");
    }

    private static TrainingTemplate template(String message, String label, float... embedding) {
        return new TrainingTemplate(message, new Label(label), Embedding.of(embedding));
    }
}
