package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    @TempDir
    private Path temp;

    @Test
    void committedFilesAreWhatTheTemplatesGive() throws IOException {
        int rows = TrainingData.generate(Shipped.TEMPLATES, temp, TrainingData.MESSAGES_PER_TEMPLATE);

        assertThat(rows).isBetween(30_000, 40_000);
        assertThat(csvs(temp)).hasSize(Tag.values().length).isEqualTo(csvs(Shipped.FOLDER));
    }

    @Test
    void anUnknownSlotIsReportedWithFileAndLine() throws IOException {
        Path file = folderWith("user = jo", "ERR Job of {user} failed at {when}");

        assertRefused(file + ":3: unknown slot {when}");
    }

    @Test
    void anUnknownSlotWithinAListIsReportedWithFileAndLine() throws IOException {
        folderWith("# words\nuser = jo | {nobody}", "ERR Job of {user} failed");

        assertRefused(temp.resolve("slots.conf") + ":2: unknown slot {nobody}");
    }

    @Test
    void aListThatHoldsItselfIsRefused() throws IOException {
        folderWith("user = {user}", "ERR Job of {user} failed");

        assertRefused("slot {user} holds itself");
    }

    @Test
    void aLineWithoutATagIsReportedWithFileAndLine() throws IOException {
        Path file = folderWith("user = jo", "Error: job failed");

        assertRefused(file + ":3: begins with no tag");
    }

    @Test
    void aTemplateBeforeTheFirstKindIsReportedWithFileAndLine() throws IOException {
        Path file = folderWith("user = jo", "ERR Job failed");
        Files.writeString(file, "ERR Job failed\n");

        assertRefused(file + ":1: a template before the first kind");
    }

    @Test
    void aKindWithoutSourcesIsReportedWithFileAndLine() throws IOException {
        Path file = folderWith("user = jo", "ERR Job failed\n## batch");

        assertRefused(file + ":4: needs the form: ## kind = source | source");
    }

    @Test
    void choicesBracesAndSlotsAreFilled() throws IOException {
        folderWith("user = jo", "ERR {{\"u\":\"{user}\"}} {started|begun by {user}|}.\nNON .");

        assertThat(generated("error.csv"))
                .containsExactlyInAnyOrder(
                        "{\"u\":\"jo\"} started.", "{\"u\":\"jo\"} begun by jo.", "{\"u\":\"jo\"} .");
        assertThat(generated("none.csv")).containsExactly(".");
    }

    @Test
    void messagesOfATemplateDifferWhenMasked() throws IOException {
        folderWith("user = jo", "ERR Job {number} of {user} {failed|broke}\nERR Job {number} of {user} is late");

        assertThat(generated("error.csv").stream().map(message -> message.replaceAll("\\d+", "#")))
                .containsExactlyInAnyOrder("Job # of jo failed", "Job # of jo broke", "Job # of jo is late");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private List<String> generated(String file) throws IOException {
        TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE);
        Map<String, String> labelOf = new LinkedHashMap<>();
        Shipped.read(temp.resolve(file), labelOf::put);
        return List.copyOf(labelOf.keySet());
    }

    private Path folderWith(String lists, String templates) throws IOException {
        Files.writeString(temp.resolve("slots.conf"), lists + "\n");
        return Files.writeString(
                temp.resolve("jobs.txt"), "# Failures.\n## batch = NightRunner | batch-{user}\n" + templates + "\n");
    }

    private static Map<String, List<String>> csvs(Path folder) throws IOException {
        Map<String, List<String>> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                String name =
                        Objects.requireNonNull(file.getFileName(), "file name").toString();
                String content = Files.readString(file);
                contents.put(name, Arrays.asList(content.split("(?<=\n)", -1)));
            }
        }
        return contents;
    }
}
