package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that outlive the process. */
class AnswerFileTest {

    @TempDir
    private Path folder;

    @Test
    void answersInAFileSurviveARestart() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        List<LogEntry> entries = List.of(entry("user 1"), entry("disk 2"), entry("else"));
        List<Verdict> before;
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
            before = stage.classifyAll(entries);
        }
        assertThat(Files.readString(file)).doesNotContain("user").doesNotContain("else");
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
            assertThat(stage.classifyAll(entries)).isEqualTo(before);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void fileOfAnotherPromptIsNotUsedAndNotLost() {
        Path file = folder.resolve("answers.jsonl");
        List<LabelDescription> labels = new ArrayList<>(Llms.LABELS);
        labels.set(0, new LabelDescription(labels.get(0).label(), "another description"));
        try (ModelServer server = Llms.server();
                LlmClassifier first = Llms.stage(server).cacheFile(file).build();
                LlmClassifier other = LlmClassifier.builder(Llms.openAi(server), labels)
                        .cacheFile(file)
                        .build()) {
            first.classify(entry("user"));
            other.classify(entry("user"));
            assertThat(server.requests()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                try (LlmClassifier again = Llms.stage(server).cacheFile(file).build()) {
                    again.classify(entry("user"));
                }
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void fileThatWasCutWhileALineWasWrittenLosesThatLineOnly() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        try (ModelServer server = Llms.server()) {
            try (LlmClassifier stage =
                    Llms.stage(server).batchSize(1).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
            try (LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
                assertThat(server.requests()).hasSize(3);
            }
            try (LlmClassifier stage = Llms.stage(server).cacheFile(file).build()) {
                stage.classifyAll(List.of(entry("user"), entry("disk")));
                assertThat(server.requests()).hasSize(3);
            }
        }
    }

    @Test
    void fileOfAnotherKindIsRefusedAndKept() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "source,log_message\na,b\n", StandardCharsets.UTF_8);
        try (ModelServer server = Llms.server()) {
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> Llms.stage(server).cacheFile(file).build())
                    .withMessageContaining("log.csv")
                    .withMessageContaining("name another file");
        }
        assertThat(file).hasContent("source,log_message\na,b\n");
    }

    @Test
    void theFileHoldsHashesAndAnswersAndTheLaterOfTwoCounts() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        try (AnswerFile answers = AnswerFile.open(file, "p1", AnswerFileTest::none)) {
            answers.append("k1", "Error");
            answers.append("k2", "größe \"x\"");
            answers.append("k1", "User Action");
        }
        assertThat(file).content().startsWith("{\"prompt\":\"p1\",\"key\":\"k1\",\"answer\":\"Error\"}\n");
        assertThat(known(file, "p1")).containsExactly(Map.entry("k1", "User Action"), Map.entry("k2", "größe \"x\""));
        assertThat(known(file, "p2")).isEmpty();
    }

    @Test
    void linesThatAreNoAnswersAreSkipped() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        Files.writeString(file, """
                {"prompt":"p1","key":"k1","answer":"Error"}
                {"prompt":"p1","key":"k2"}
                [1]

                {"prompt":"p1","key":"k3","answer":null}
                {"prompt":"p1","key":"k4","answer":"Error"}
                """);
        assertThat(known(file, "p1").keySet()).containsExactly("k1", "k4");
    }

    @Test
    void twoStagesMayAppendToOneFile() throws Exception {
        Path file = folder.resolve("answers.jsonl");
        try (AnswerFile one = AnswerFile.open(file, "p1", AnswerFileTest::none);
                AnswerFile two = AnswerFile.open(file, "p2", AnswerFileTest::none)) {
            Thread other = new Thread(() -> append(two, 1_000));
            other.start();
            append(one, 1_000);
            other.join();
        }
        assertThat(known(file, "p1")).hasSize(1_000);
        assertThat(known(file, "p2")).hasSize(1_000);
    }

    private static void append(AnswerFile file, int answers) {
        for (int i = 0; i < answers; i++) {
            file.append("k" + i, "Error");
        }
    }

    @Test
    void anInterruptLosesNoAnswer() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        try (AnswerFile answers = AnswerFile.open(file, "p1", AnswerFileTest::none)) {
            Thread.currentThread().interrupt();
            answers.append("k1", "Error");
            answers.append("k2", "Error");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(known(file, "p1")).hasSize(2);
    }

    @Test
    void aFolderInThePlaceOfTheFileIsRefused() {
        try (ModelServer server = Llms.server()) {
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> Llms.stage(server).cacheFile(folder).build())
                    .withMessageContaining(folder.toString());
        }
    }

    private static Map<String, String> known(Path file, String prompt) throws IOException {
        Map<String, String> known = new TreeMap<>();
        AnswerFile.open(file, prompt, known::put).close();
        return known;
    }

    private static void none(String key, String answer) {
        throw new AssertionError("a new file holds " + key + ": " + answer);
    }
}
