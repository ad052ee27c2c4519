package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public definition: docs.docker.com, the logging driver {@code json-file}. */
class DockerLogsTest {

    private static final String TRACE = String.join(
            "",
            line("2024-03-01 10:15:02.123 ERROR 1 --- [main] c.e.Shop : it failed\\n", "stderr"),
            line("com.example.StockException: no stock\\n", "stderr"),
            line("\\u0009at com.example.Shop.run(Shop.java:12)\\n", "stderr"),
            line("Caused by: java.io.IOException: no space\\n", "stderr"),
            line("\\t... 3 more\\n", "stderr"));

    private static final LogEntry FAILURE =
            new LogEntry("c.e.Shop", "it failed\nCaused by: java.io.IOException: no space", Severity.ERROR);

    @Test
    void makesARowOfATrace() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, TRACE + line("it works\\n", "stdout"))) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).extracting(LogRow::line).containsExactly(1L, 6L);
            assertThat(rows.get(0).entry()).hasValue(FAILURE);
            assertThat(rows.get(1).entry()).hasValue(LogEntry.of("it works"));
        }
    }

    @Test
    void labelsTheFirstLineAndKeepsTheOthers() throws IOException {
        assertThat(Logs.labelled(LogFormat.AUTO, TRACE, false))
                .isEqualTo(TRACE.replaceFirst("}\n", ",\"target_label\":\"Failure\"}\n"));
    }

    @Test
    void putsAPieceOfTheOtherStreamBetweenInARowOfItsOwn() throws IOException {
        String log = line("it failed\\n", "stderr")
                + line("it works\\n", "stdout")
                + line("\\tat com.example.Shop.run(Shop.java:12)\\n", "stderr");
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            assertThat(Logs.rest(reader).stream()
                            .map(LogRow::entry)
                            .map(entry -> entry.map(LogEntry::message).orElse("none")))
                    .containsExactly("it failed", "it works", "none");
        }
    }

    @Test
    void joinsALongLineThatWasTakenApart() throws IOException {
        String log = line("2024-03-01 10:15:02 INFO one, ", "stdout")
                + line("two\\n", "stdout")
                + line("three\\n", "stdout");
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            assertThat(Logs.entries(reader))
                    .containsExactly(new LogEntry("", "one, two", Severity.INFO), LogEntry.of("three"));
        }
    }

    @Test
    void keepsALineThatIsBroken() throws IOException {
        String log = TRACE + "{\"log\":\"\\tat x\n" + line("it works\\n", "stderr");
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .containsExactly(FAILURE, LogEntry.of("it works"));
            assertThat(reader.remarks()).hasSize(1);
        }
        assertThat(Logs.labelled(LogFormat.AUTO, log, false)).contains("}\n{\"log\":\"\\tat x\n{\"log\":");
    }

    @Test
    void leavesOtherJsonLinesByThemselves() throws IOException {
        String log = "{\"log\":\"it failed\"}\n{\"log\":\"\\tat x\"}\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            assertThat(Logs.entries(reader)).hasSize(2);
        }
    }

    private static String line(String text, String stream) {
        return "{\"log\":\"" + text + "\",\"stream\":\"" + stream + "\",\"time\":\"2024-03-01T10:15:02.1Z\"}\n";
    }
}
