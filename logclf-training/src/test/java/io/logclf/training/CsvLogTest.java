package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.LogEntry;
import io.logclf.io.InputException;
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

class CsvLogTest {

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
        CsvLog log = CsvLog.of(file, "host", "text");
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
        try (Stream<Optional<LogEntry>> read = CsvLog.of(file, "host", "text").rows((done, total) -> {
            assertThat(total).isEqualTo(TEXT.length());
            told.add(done);
        })) {
            assertThat(read.limit(2)).hasSize(2);
        }
        assertThat(told).hasSizeLessThan(4).isSorted();
    }

    @Test
    void isNamedByItsPathAndTitledByItsName() {
        CsvLog log = CsvLog.of(file, "host", "text");
        assertThat(log.name()).isEqualTo(file.toString());
        assertThat(log.title()).isEqualTo("log.csv");
    }

    @Test
    void refusesWhatIsNoSuchTable() {
        CsvLog log = CsvLog.of(file, "host", "message");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> log.rows((done, total) -> {}))
                .withMessageContaining("has no column 'message'");
    }

    @Test
    void refusesADevice() {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> CsvLog.of(Path.of("/dev/null"), "host", "text"))
                .withMessage("/dev/null: is no regular file, and it is read twice; save it to a file first");
    }
}
