package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {

    private static final String TEXT = "text,host\none,a\n\n,\ntwo,b\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("log.csv"), TEXT);
    }

    @Test
    void givesEveryRowAgainAndAgain() {
        FileLog log = log(file, "text");
        List<Optional<LogEntry>> rows = List.of(
                Optional.of(LogEntry.of("a", "one")),
                Optional.empty(),
                Optional.of(LogEntry.of("", "")),
                Optional.of(LogEntry.of("b", "two")));
        for (int time = 0; time < 2; time++) {
            try (Stream<Optional<LogEntry>> read = log.rows((done, total) -> {})) {
                assertThat(read).containsExactlyElementsOf(rows);
            }
        }
    }

    @Test
    void readsARowAtATimeAndTellsTheBytes() {
        List<Long> told = new ArrayList<>();
        try (Stream<Optional<LogEntry>> read = log(file, "text").rows((done, total) -> {
            assertThat(total).isEqualTo(TEXT.length());
            told.add(done);
        })) {
            assertThat(read.limit(2)).hasSize(2);
        }
        assertThat(told).hasSizeLessThan(4).isSorted();
    }

    @Test
    void isNamedByItsPathAndTitledByItsName() {
        FileLog log = log(file, "text");
        assertThat(log.name()).isEqualTo(file.toString());
        assertThat(log.title()).isEqualTo("log.csv");
    }

    @Test
    void refusesWhatIsNoSuchTable() {
        FileLog log = log(file, "message");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> log.rows((done, total) -> {}))
                .withMessageContaining("has no column 'message'");
    }

    @Test
    void refusesADevice() {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> FileLog.of(Path.of("/dev/null")))
                .withMessage("/dev/null: is no regular file, and it is read twice; save it to a file first");
    }

    @Test
    void readsALogWithPrefixesAndTraces() throws IOException {
        Path log = Files.writeString(
                folder.resolve("app.log"),
                "2024-03-01 10:15:02 INFO it works\n\tat noon\n\n2024-03-01 10:15:03 ERROR it failed\n");
        try (Stream<Optional<LogEntry>> read = FileLog.of(log).rows((done, total) -> {})) {
            assertThat(read)
                    .containsExactly(
                            Optional.of(new LogEntry("", "it works", Severity.INFO)),
                            Optional.empty(),
                            Optional.of(new LogEntry("", "it failed", Severity.ERROR)));
        }
    }

    private static FileLog log(Path file, String message) {
        return FileLog.of(
                file, LogReader.builder(LogFormat.AUTO).sourceName("host").messageName(message));
    }
}
