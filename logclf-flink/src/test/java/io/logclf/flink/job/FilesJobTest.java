package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.flink.ClassifiedEntry;
import io.logclf.flink.Cluster;
import io.logclf.flink.FaultStageProvider;
import io.logclf.flink.MetricsSeen;
import io.logclf.flink.TestBundle;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FilesJobTest {

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final int FILES = 6;
    private static final int ROWS = 1_500;

    @TempDir
    private Path folder;

    @BeforeEach
    void forgetMetrics() {
        MetricsSeen.forget();
    }

    @AfterEach
    void everythingIsClosed() {
        FaultStageProvider.disarm();
        assertThat(TestBundle.openPipelines()).isZero();
    }

    @Test
    void everyRowIsWrittenOnceThoughTheJobFailsInMidstream() throws Exception {
        Path bundle = TestBundle.faulty(folder.resolve("bundle"));
        List<List<String>> expected = input(bundle);
        FaultStageProvider.arm(() -> MetricsSeen.completedCheckpoints() >= 4);
        StreamExecutionEnvironment env = Cluster.checkpointing(2, OFTEN);

        assertThat(ClassifyJob.build(env, arguments("--bundle", bundle))).isTrue();
        env.execute();

        assertThat(FaultStageProvider.thrown()).isEqualTo(1);
        assertThat(FaultStageProvider.received())
                .as("some rows were classified again after the failure")
                .isGreaterThan(FILES * ROWS);
        assertThat(output()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aSavepointIsContinuedWithTwiceTheSubtasks() throws Exception {
        Path bundle = TestBundle.faulty(folder.resolve("bundle"));
        List<List<String>> expected = input(bundle);
        FaultStageProvider.arm(() -> false);
        StreamExecutionEnvironment one = Cluster.checkpointing(1, OFTEN);
        ClassifyJob.build(one, arguments("--shared-bundle", bundle, "--watch", "1 min"));
        JobClient client = one.executeAsync();
        Await.until(() -> MetricsSeen.completedCheckpoints() >= 3 && FaultStageProvider.received() > ROWS);
        String savepoint = client.stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        client.getJobExecutionResult().get();
        FaultStageProvider.disarm();
        int before = output().size();
        assertThat(before).isBetween(1, FILES * ROWS - 1);

        StreamExecutionEnvironment two = Cluster.from(savepoint, 2, OFTEN);
        ClassifyJob.build(two, arguments("--shared-bundle", bundle));
        two.execute();

        assertThat(output()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(FaultStageProvider.received())
                .as("none was classified twice")
                .isEqualTo(FILES * ROWS);
    }

    @Test
    void linesBecomeCsv() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        Files.createDirectories(folder.resolve("in"));
        String megabyte = "x".repeat(1 << 20) + " backup done";
        Files.writeString(folder.resolve("in/a.log"), "user kim logged in\n\"quoted, and more\"\n" + megabyte + "\n");
        StreamExecutionEnvironment env = Cluster.checkpointing(2, OFTEN);

        ClassifyJob.build(env, arguments("--bundle", bundle, "--format", "lines", "--source", "host", "--explain"));
        env.execute();

        assertThat(output())
                .extracting(cells -> cells.subList(0, 3))
                .containsExactlyInAnyOrder(
                        List.of("host", "user kim logged in", "User Action"),
                        List.of("host", "\"quoted, and more\"", "Unclassified"),
                        List.of("host", megabyte, "Backup"));
    }

    @Test
    void filesOfAllFormatsAreReadTogether() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                folder.resolve("in/shop.log"),
                "2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - user kim logged in\n"
                        + "2024-03-01 10:15:03.123 [main] ERROR c.e.Shop - huh\n\tat c.e.Shop.run(Shop.java:3)\n");
        Files.writeString(
                folder.resolve("in/till.jsonl"), "{\"level\":\"warn\",\"service\":\"till\",\"msg\":\"backup done\"}\n");
        StreamExecutionEnvironment env = Cluster.checkpointing(2, OFTEN);

        ClassifyJob.build(env, arguments("--bundle", bundle, "--carry", "severity"));
        env.execute();

        assertThat(output("source", "log_message", "severity", "target_label", "confidence"))
                .extracting(cells -> cells.subList(0, 4))
                .containsExactlyInAnyOrder(
                        List.of("c.e.Shop", "user kim logged in", "INFO", "User Action"),
                        List.of("c.e.Shop", "huh", "ERROR", "Unclassified"),
                        List.of("till", "backup done", "WARN", "Backup"));
    }

    @Test
    void aFileThatStopsBeingCsvFailsTheJobAndIsNamed() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        Path broken = broken();
        StreamExecutionEnvironment env = Cluster.of(1);
        ClassifyJob.build(env, arguments("--bundle", bundle));

        assertThatThrownBy(env::execute)
                .rootCause()
                .hasMessageContaining(broken.getFileName().toString() + ":3")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theRestOfAFileThatStopsBeingCsvCanBeLeftOut() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        broken();
        Files.writeString(folder.resolve("in/whole.csv"), "source,log_message\nshort\n\nb,backup done,more\n");
        StreamExecutionEnvironment env = Cluster.checkpointing(2, OFTEN);

        ClassifyJob.build(env, arguments("--bundle", bundle, "--skip-broken", "--unclassified", "?"));
        env.execute();

        assertThat(output())
                .extracting(cells -> cells.subList(0, 3))
                .containsExactlyInAnyOrder(
                        List.of("a", "user kim logged in", "User Action"),
                        List.of("short", "", "?"),
                        List.of("b", "backup done", "Backup"));
    }

    @Test
    void aTableMayHaveAnyDelimiterAndJsonBeTakenStrictly() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("bundle"));
        Path json = folder.resolve("in/x.jsonl");
        Files.createDirectories(json.getParent());
        Files.writeString(json, "{\"msg\":\"backup done\"}\n");
        Files.writeString(folder.resolve("in/x.csv"), "source^log_message\na^backup done\n");
        StreamExecutionEnvironment env = Cluster.of(1);
        ClassifyJob.build(env, arguments("--bundle", bundle, "--strict", "--delimiter", "^"));
        env.execute();
        assertThat(output())
                .extracting(cells -> cells.subList(0, 3))
                .containsExactlyInAnyOrder(List.of("a", "backup done", "Backup"), List.of("", "backup done", "Backup"));

        Files.writeString(json, "{\"msg\":\"backup done\"}\nsecret\n");
        StreamExecutionEnvironment strict = Cluster.of(1);
        ClassifyJob.build(strict, arguments("--bundle", bundle, "--strict", "--delimiter", "^"));
        assertThatThrownBy(strict::execute).rootCause().hasMessageContaining("x.jsonl:2");
        assertThatThrownBy(() -> ClassifyJob.build(strict, arguments("--bundle", bundle, "--strict", "--lenient")))
                .hasMessageContaining("--lenient and --strict exclude each other");
    }

    private String[] arguments(Object... more) {
        return Stream.concat(
                        Stream.of("files", "--input", folder.resolve("in"), "--output", folder.resolve("out")),
                        Stream.of(more))
                .map(Object::toString)
                .toArray(String[]::new);
    }

    private Path broken() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        return Files.writeString(
                folder.resolve("in/broken.csv"), "source,log_message\na,user kim logged in\nb,\"secret\nand no end\n");
    }

    /** Writes files to read, and returns the rows that are to come of them: as the library labels them. */
    private List<List<String>> input(Path bundle) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        List<List<String>> expected = new ArrayList<>();
        try (ClassificationPipeline pipeline = TestBundle.open(bundle)) {
            for (int file = 0; file < FILES; file++) {
                Path path = folder.resolve("in/logs" + file + ".csv");
                try (CsvWriter writer = CsvWriter.of(Files.newOutputStream(path))) {
                    writer.write(List.of("id", "source", "log_message"));
                    for (int row = 0; row < ROWS; row++) {
                        String source = "file" + file;
                        String message = message(file, row);
                        writer.write(List.of(Integer.toString(row), source, message));
                        ClassifiedEntry<LogEntry> labelled =
                                TestBundle.expected(pipeline, LogEntry.of(source, message));
                        expected.add(List.of(
                                source,
                                message,
                                labelled.labelOr("Unclassified"),
                                labelled.isClassified() ? "1.0000" : "",
                                labelled.stage()));
                    }
                }
            }
        }
        return expected;
    }

    private static String message(int file, int row) {
        return switch (row % 4) {
            case 0 -> "user u" + row + " logged in to " + file;
            case 1 -> "backup done,\n\"" + file + "\" of " + row;
            case 2 -> "caf\u00e9 \ud83d\ude00 " + file + "/" + row;
            default -> "the same in every file and row";
        };
    }

    /** The rows of all complete files. */
    private List<List<String>> output() throws IOException {
        return output("source", "log_message", "target_label", "confidence", "stage");
    }

    private List<List<String>> output(String... columns) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Path file : files) {
            try (CsvReader reader = CsvReader.open(file)) {
                assertThat(reader.header().subList(0, 5)).containsExactly(columns);
                Optional<CsvRow> row = reader.read();
                while (row.isPresent()) {
                    rows.add(row.get().cells());
                    row = reader.read();
                }
            }
        }
        return rows;
    }
}
