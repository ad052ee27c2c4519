package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReviewFileTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00.5Z"), ZoneOffset.UTC);
    private static final Label LABEL = new Label("Workflow Error");

    @TempDir
    private Path folder;

    @Test
    void appendsAnAnswerAsOneLineOfJson() throws IOException {
        try (ReviewFile review = ReviewFile.open(file(), NOON)) {
            review.append("Scheduler", "Job <number> \"stalled\"\nagain", LABEL, "llama3.1", "0f3a");
        }
        assertThat(file())
                .hasContent("{\"message\":\"Job <number> \\\"stalled\\\"\\nagain\",\"source\":\"Scheduler\","
                        + "\"label\":\"Workflow Error\",\"model\":\"llama3.1\",\"time\":\"2026-01-31T12:00:00Z\","
                        + "\"prompt\":\"0f3a\",\"accepted\":null}\n");
    }

    @Test
    void aLineCutByACrashDoesNotSpoilTheNext() throws IOException {
        Files.writeString(file(), "{\"message\":\"Job <num");
        try (ReviewFile review = ReviewFile.open(file(), NOON)) {
            review.append("s", "first", LABEL, "m", "p");
            review.append("s", "second", LABEL, "m", "p");
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("{\"message\":\"Job <num");
        assertThat(messages(lines.subList(1, 3))).containsExactly("first", "second");
    }

    @Test
    void threadsAndOtherOpeningsDoNotMixLines() throws IOException, InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try (ReviewFile one = ReviewFile.open(file(), NOON);
                ReviewFile other = ReviewFile.open(file(), NOON)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                ReviewFile review = writer % 2 == 0 ? one : other;
                String name = "writer " + writer + " " + "x".repeat(5_000) + " ";
                writers.add(executor.submit(() -> write(review, name, 50)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(one.lost() + other.lost()).isZero();
        } finally {
            executor.shutdownNow();
        }
        assertThat(messages(Files.readAllLines(file()))).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void processesDoNotMixLines() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(writer("process " + i + " " + "y".repeat(9_000) + " "));
            }
            for (Process process : processes) {
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(said).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(messages(Files.readAllLines(file()))).hasSize(300).doesNotHaveDuplicates();
    }

    private Process writer(String name) throws IOException {
        return new ProcessBuilder(Jvm.command(List.of(), Writer.class, file().toString(), name))
                .redirectErrorStream(true)
                .start();
    }

    /** What each of several processes runs. */
    static final class Writer {

        public static void main(String[] args) throws IOException {
            try (ReviewFile review = ReviewFile.open(Path.of(args[0]), Clock.systemUTC())) {
                write(review, args[1], 100);
                if (review.lost() > 0) {
                    throw new IllegalStateException(review.lost() + " lines lost");
                }
            }
        }
    }

    @Test
    void anInterruptedThreadLosesNoLineAndStaysInterrupted() throws IOException {
        try (ReviewFile review = ReviewFile.open(file(), NOON)) {
            Thread.currentThread().interrupt();
            review.append("s", "first", LABEL, "m", "p");
            assertThat(Thread.interrupted()).isTrue();
            review.append("s", "second", LABEL, "m", "p");
            assertThat(review.lost()).isZero();
        }
        assertThat(messages(Files.readAllLines(file()))).containsExactly("first", "second");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFailingWriteIsCountedAndNotThrown() throws IOException {
        try (ReviewFile review = ReviewFile.open(Path.of("/dev/full"), NOON)) {
            review.append("s", "first", LABEL, "m", "p");
            review.append("s", "second", LABEL, "m", "p");
            assertThat(review.lost()).isEqualTo(2);
        }
    }

    @Test
    void aFileInAFolderThatIsNotThereCannotBeOpened() {
        assertThatThrownBy(() -> ReviewFile.open(folder.resolve("none/review.jsonl"), NOON))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith("none/review.jsonl: there is no such file");
    }

    @Test
    void appendingAfterCloseIsAnErrorAndClosingTwiceIsNot() throws IOException {
        ReviewFile review = ReviewFile.open(file(), NOON);
        review.close();
        review.close();
        assertThatIllegalStateException().isThrownBy(() -> review.append("s", "m", LABEL, "m", "p"));
    }

    private static void write(ReviewFile review, String name, int lines) {
        for (int line = 0; line < lines; line++) {
            review.append("s", name + line, LABEL, "m", "p");
        }
    }

    private Path file() {
        return folder.resolve("review.jsonl");
    }

    private static List<String> messages(List<String> lines) {
        return lines.stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map((JsonObject line) -> line.get("message").getAsString())
                .toList();
    }
}
