package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.input.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsTheEntriesOfATable() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.CSV, "id,source,log_message\n1,web,it failed\n\n2,db,\n")) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).extracting(LogRow::line).containsExactly(2L, 3L, 4L);
            assertThat(rows.get(0).entry()).hasValue(LogEntry.of("web", "it failed"));
            assertThat(rows.get(1).entry()).isEmpty();
            assertThat(rows.get(2).entry()).hasValue(LogEntry.of("db", ""));
        }
    }

    @Test
    void readsTheEntriesOfJsonLines() throws IOException {
        String text = "{\"source\":\"web\",\"log_message\":\"it failed\"}\n\n{\"log_message\":7}";
        try (LogReader reader = Logs.reader(LogFormat.JSONL, text)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("web", "it failed"), LogEntry.of("", "7"));
        }
    }

    @Test
    void readsPlainLinesWithOneSource() throws IOException {
        try (LogReader reader =
                Logs.reader(LogReader.builder(LogFormat.LINES).source("app"), "\uFEFFit failed\r\n\nit, \"works\"")) {
            assertThat(Logs.entries(reader))
                    .containsExactly(LogEntry.of("app", "it failed"), LogEntry.of("app", "it, \"works\""));
        }
    }

    @Test
    void takesTheFirstOfSeveralMessageFieldsThatIsThere() throws IOException {
        LogReader.Builder builder = LogReader.builder(LogFormat.JSONL).messageName("message", "log_message");
        String text = "{\"log_message\":\"b\"}\n{\"log_message\":\"b\",\"message\":\"a\"}\n";
        try (LogReader reader = Logs.reader(builder, text)) {
            assertThat(Logs.entries(reader)).extracting(LogEntry::message).containsExactly("b", "a");
        }
    }

    @Test
    void readsTheSeverityWhereThereIsOne() throws IOException {
        LogReader.Builder level = LogReader.builder(LogFormat.JSONL).severityName("level");
        try (LogReader table = Logs.reader(LogFormat.CSV, "source,severity,log_message\nA,Warning,x\nA,loud,x\nA\n");
                LogReader twice = Logs.reader(LogFormat.CSV, "source,severity,severity,log_message\nA,WARN,INFO,x\n");
                LogReader json = Logs.reader(level, "{\"level\":\"SEVERE\",\"log_message\":\"x\"}")) {
            assertThat(Logs.entries(table))
                    .extracting(LogEntry::severity)
                    .containsExactly(Severity.WARN, Severity.UNKNOWN, Severity.UNKNOWN);
            assertThat(Logs.entries(twice)).extracting(LogEntry::severity).containsExactly(Severity.UNKNOWN);
            assertThat(Logs.entries(json)).extracting(LogEntry::severity).containsExactly(Severity.ERROR);
        }
    }

    @Test
    void handsOutFieldsThatAreCarried() throws IOException {
        List<String> carried = List.of("id", "host");
        try (LogReader table = Logs.reader(
                        LogReader.builder(LogFormat.CSV).carry(carried), "source,log_message,host,id\nA,x,h,1\nA,x\n");
                LogReader json = Logs.reader(
                        LogReader.builder(LogFormat.JSONL).carry(carried), "{\"log_message\":\"x\",\"id\":1}")) {
            assertThat(Logs.rest(table))
                    .extracting(LogRow::carried)
                    .containsExactly(List.of("1", "h"), List.of("", ""));
            assertThat(Logs.rest(json)).extracting(LogRow::carried).containsExactly(List.of("1", ""));
        }
    }

    @Test
    void saysWhichNameDoesNotFit() {
        assertThatThrownBy(
                        () -> Logs.reader(LogReader.builder(LogFormat.CSV).sourceName("app"), "source,log_message\n"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.SOURCE_NAME))
                .hasMessage("logs: has no column 'app'; it has 'source', 'log_message'; name the right source column");
    }

    @Test
    void readsTheRowsBeforeABadLine() throws IOException {
        LogReader.Builder strict = LogReader.builder(LogFormat.JSONL).tolerance(Tolerance.STRICT);
        try (LogReader reader = Logs.reader(strict, "{\"log_message\":\"a\"}\n[]\n{\"log_message\":\"b\"}\n")) {
            assertThat(reader.read()).isPresent();
            assertThatThrownBy(reader::read)
                    .isInstanceOfSatisfying(InputException.class, e -> {
                        assertThat(e.line()).isEqualTo(2);
                        assertThat(e.fault()).isEqualTo(InputException.Fault.FORMAT);
                    })
                    .hasMessage("logs:2: the line is not one JSON object; give an object a line");
        }
    }

    @Test
    void remarksOnRowsWithTooManyCells() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.CSV, "source,log_message\nA,b,c\nA,b\nA,b,c\n")) {
            Logs.rest(reader);
            assertThat(reader.remarks())
                    .containsExactly("2 rows have more cells than the header, the first in line 2;"
                            + " is a message with commas not quoted?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "logback"})
    @Tag("slow")
    void refusesALineThatIsTooLongAlsoIfItsEndIsThere(String format) throws IOException {
        int most = Limits.forHeap(Runtime.getRuntime().maxMemory()).cellChars();
        String line = "x".repeat(most - 1) + "\n";
        try (LogReader reader = Logs.reader(LogFormat.of(format), "a\n" + line + "b\n" + "x" + line)) {
            for (int i = 0; i < 3; i++) {
                assertThat(reader.read()).isPresent();
            }
            assertThatThrownBy(reader::read)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("logs:4: the line is longer than");
        }
    }

    @Test
    void countsTheBytesOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "it failed\n".repeat(3));
        try (LogReader reader = LogReader.builder(LogFormat.ofName("app.log")).open(file)) {
            assertThat(Logs.rest(reader)).hasSize(3);
            assertThat(reader.bytesRead()).isEqualTo(30);
            assertThat(reader.name()).isEqualTo(file.toString());
        }
    }

    @Test
    void saysThatAFileIsNotThere() {
        Path missing = folder.resolve("no.csv");
        assertThatThrownBy(() -> LogReader.builder(LogFormat.CSV).open(missing))
                .isInstanceOf(FileException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> LogReader.builder(LogFormat.CSV).open(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": is a directory; give a file in it");
    }
}
