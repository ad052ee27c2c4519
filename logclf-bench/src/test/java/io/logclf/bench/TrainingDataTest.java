package io.logclf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.text.Masker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    private static final Path COMMITTED = Path.of(System.getProperty("logclf.home"), "resources", "training");
    private static final Path TEMPLATES = COMMITTED.resolve("templates");
    private static final Set<String> LABELS = Set.of(
            "Critical Error",
            "Deprecation Warning",
            "Error",
            "HTTP Status",
            "Resource Usage",
            "Security Alert",
            "System Notification",
            "User Action",
            "Workflow Error");

    @TempDir
    private Path temp;

    @Test
    void committedFilesAreWhatTheTemplatesGive() throws IOException {
        int rows = TrainingData.generate(TEMPLATES, temp, TrainingData.MESSAGES_PER_TEMPLATE);

        assertThat(rows).isGreaterThan(4_000);
        assertThat(csvs(temp)).hasSize(LABELS.size()).isEqualTo(csvs(COMMITTED));
    }

    @Test
    void everyLabelHasManyDistinctTemplatesThatNoOtherHas() throws IOException {
        Map<String, String> labelOf = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (LabelTemplates label :
                LabelTemplates.readFolder(TEMPLATES, WordLists.read(TEMPLATES.resolve("sources.conf")))) {
            for (LabelTemplates.Template template : label.templates()) {
                String text = template.line().text();
                assertThat(labelOf.put(text, label.label())).as(text).isNull();
                counts.merge(label.label(), 1, Integer::sum);
            }
        }
        assertThat(counts.keySet()).isEqualTo(LABELS);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(60));
    }

    @Test
    void aMaskedMessageNeverHasTwoLabels() throws IOException {
        Map<String, String> labelOf = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (Path file : csvFiles(COMMITTED)) {
            Csvs.read(file, "log_message", "target_label", (message, label) -> {
                String masked = Masker.standard().mask(message);
                String before = labelOf.put(masked, label);
                if (before != null && !before.equals(label)) {
                    twice.add(before + " and " + label + ": " + masked);
                }
            });
        }
        assertThat(labelOf).hasSizeGreaterThan(2_000);
        assertThat(twice).isEmpty();
    }

    @Test
    void anUnknownSlotIsReportedWithFileAndLine() throws IOException {
        Path error = folderWith("slots.conf", "user = jo", "Job of {user} failed at {when}");

        assertThatThrownBy(() -> TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(error + ":3: unknown slot {when}");
    }

    @Test
    void anUnknownSlotWithinAListIsReportedWithFileAndLine() throws IOException {
        folderWith("slots.conf", "# words\nuser = jo | {nobody}", "Job of {user} failed");

        assertThatThrownBy(() -> TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(temp.resolve("slots.conf") + ":2: unknown slot {nobody}");
    }

    @Test
    void aListThatHoldsItselfIsRefused() throws IOException {
        folderWith("slots.conf", "user = {user}", "Job of {user} failed");

        assertThatThrownBy(() -> TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slot {user} holds itself");
    }

    @Test
    void choicesBracesAndSlotsAreFilled() throws IOException {
        folderWith("slots.conf", "user = jo", "{{\"u\":\"{user}\"}} {started|begun by {user}|}.");
        TrainingData.generate(temp, temp, TrainingData.MESSAGES_PER_TEMPLATE);

        Map<String, String> labelOf = new LinkedHashMap<>();
        Csvs.read(temp.resolve("error.csv"), "log_message", "target_label", labelOf::put);
        assertThat(labelOf.keySet())
                .containsExactlyInAnyOrder(
                        "{\"u\":\"jo\"} started.", "{\"u\":\"jo\"} begun by jo.", "{\"u\":\"jo\"} .");
        assertThat(labelOf.values()).containsOnly("Error");
    }

    private Path folderWith(String lists, String words, String template) throws IOException {
        Files.writeString(temp.resolve(lists), words + "\n");
        Files.writeString(temp.resolve("sources.conf"), "batch = NightRunner\n");
        return Files.writeString(temp.resolve("error.txt"), "# Failures.\n## batch\n" + template + "\n");
    }

    private static Map<String, List<String>> csvs(Path folder) throws IOException {
        Map<String, List<String>> contents = new HashMap<>();
        for (Path file : csvFiles(folder)) {
            String name =
                    Objects.requireNonNull(file.getFileName(), "file name").toString();
            String content = Files.readString(file);
            contents.put(name, Arrays.asList(content.split("(?<=\n)", -1)));
        }
        return contents;
    }

    private static Set<Path> csvFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
