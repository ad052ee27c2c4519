package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.prefix.LineFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextLogsTest {

    private static final String BOOT = "2024-03-01T10:15:02.123Z  INFO 1 --- [main] c.e.Shop : it works\n";
    private static final String TRACE = """
            2024-03-01T10:15:02.124Z ERROR 1 --- [main] c.e.Shop : it failed
            com.example.StockException: no stock
            \tat com.example.Shop.run(Shop.java:12)
            Caused by: java.io.IOException: no space
            \tat com.example.Disk.write(Disk.java:9)
            \t... 3 more
            """;

    @Test
    void readsJsonInALogThatChangesItsFormat() throws IOException {
        String log = "2024-03-01 10:15:02 INFO a\n2024-03-01 10:15:03 INFO b\n"
                + "{\"level\":\"error\",\"msg\":\"c\",\"logger\":\"shop\"}\nMar  1 10:15:02 web7 sshd[1]: d\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            assertThat(Logs.entries(reader).subList(2, 4))
                    .containsExactly(new LogEntry("shop", "c", Severity.ERROR), LogEntry.of("sshd", "d"));
        }
    }

    @Test
    void readsContainersThatHaveNamesOfTheirOwn() throws IOException {
        String log = "api  | 2024-03-01T10:15:02Z INFO a\ndb   | b\napi  | 2024-03-01T10:15:03Z ERROR c\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            assertThat(Logs.entries(reader))
                    .containsExactly(
                            new LogEntry("api", "a", Severity.INFO),
                            LogEntry.of("db", "b"),
                            new LogEntry("api", "c", Severity.ERROR));
        }
    }

    @Test
    void readsTheLinesOfSeveralContainers() throws IOException {
        String log = "web-1  | 2024-03-01 10:15:02 ERROR it failed\nweb-1  | java.io.IOException: x\n"
                + "db-1   | {\"msg\":\"ready\",\"logger\":\"shop\"}\nweb-1  | \tat a.b(C.java:1)\nweb    | plain text\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).hasSize(4);
            assertThat(rows.get(2).entry()).isEmpty();
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .containsExactly(
                            new LogEntry("web-1", "it failed\njava.io.IOException: x", Severity.ERROR),
                            LogEntry.of("db-1", "ready"),
                            LogEntry.of("web", "plain text"));
        }
    }

    @Test
    void takesSeverityAndSourceFromThePrefix() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, BOOT)) {
            assertThat(reader.description()).hasValue("Spring Boot log; time, severity, logger");
            assertThat(Logs.entries(reader)).containsExactly(new LogEntry("c.e.Shop", "it works", Severity.INFO));
        }
    }

    @Test
    void prefersTheSourceThatIsGiven() throws IOException {
        try (LogReader reader = Logs.reader(LogReader.builder(LogFormat.AUTO).source("shop"), BOOT)) {
            assertThat(Logs.entries(reader)).extracting(LogEntry::source).containsExactly("shop");
        }
    }

    @Test
    void makesOneRowOfAnEntryWithItsTrace() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, BOOT + TRACE + BOOT)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).extracting(LogRow::line).containsExactly(1L, 2L, 8L);
            assertThat(rows.get(1).entry())
                    .hasValue(new LogEntry(
                            "c.e.Shop", "it failed\nCaused by: java.io.IOException: no space", Severity.ERROR));
        }
    }

    @Test
    void putsTheLabelBeforeTheFirstLineOfAnEntryAndKeepsEveryByte() throws IOException {
        String text = (TRACE + "\n" + BOOT).replace("\n", "\r\n") + "\u001B[31mat the end";
        assertThat(Logs.labelled(LogFormat.AUTO, text, false))
                .isEqualTo("Failure\t" + TRACE.replace("\n", "\r\n") + "\r\nFailure\t" + BOOT.replace("\n", "\r\n")
                        + "Failure\t\u001B[31mat the end");
    }

    @Test
    void takesTheSecondLineForTheMessageWhereTheFirstHasNone() throws IOException {
        String text = """
                Mar 01, 2024 10:15:02 AM com.example.Shop main
                WARNING: stock is low
                Mar 01, 2024 10:15:03 AM com.example.Shop main
                SEVERE: it failed
                java.io.IOException: no space
                """;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.entries(reader))
                    .containsExactly(
                            new LogEntry("com.example.Shop", "stock is low", Severity.WARN),
                            new LogEntry(
                                    "com.example.Shop", "it failed\njava.io.IOException: no space", Severity.ERROR));
        }
        String dotnet = "info: Shop.Web.Cart[14]\n      it: works\nfail: Shop.Web.Cart[0]\n      it failed\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, dotnet)) {
            assertThat(Logs.entries(reader)).extracting(LogEntry::message).containsExactly("it: works", "it failed");
        }
    }

    @Test
    void leavesTheRestOfATraceWithoutALabel() throws IOException {
        assertThat(Logs.labelled(
                        LogFormat.of(LineFormat.SPRING_BOOT), "\tat a.B.c(D.java:1)\n\t... 3 more\n" + BOOT, false))
                .isEqualTo("\tat a.B.c(D.java:1)\n\t... 3 more\nFailure\t" + BOOT);
    }

    @Test
    void keepsTenThousandLinesOfOneTraceTogether() throws IOException {
        String frames = "\tat com.example.Shop.run(Shop.java:12)\n".repeat(10_000);
        try (LogReader reader = Logs.reader(LogFormat.AUTO, BOOT + frames + BOOT)) {
            assertThat(Logs.rest(reader)).extracting(LogRow::line).containsExactly(1L, 10_002L);
        }
    }

    @Test
    void endsAnEntryThatNeverEnds() throws IOException {
        String frames = "\tat com.example.Shop.run(Shop.java:12)\n".repeat(1_000_000);
        try (LogReader reader = Logs.reader(LogFormat.AUTO, BOOT + frames + BOOT)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).hasSizeBetween(3, 60);
            assertThat(rows.stream().flatMap(row -> row.entry().stream())).hasSize(2);
            assertThat(rows.get(rows.size() - 1).line()).isEqualTo(1_000_002L);
        }
    }

    @Test
    void takesALineOfAMegabyteAndBytesThatAreNoText() throws IOException {
        byte[] head = (BOOT.strip() + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        byte[] tail = {'\n', (byte) 0xC3, 0, '\n'};
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        try (LogReader reader =
                LogReader.builder(LogFormat.of("spring-boot")).read(new ByteArrayInputStream(all), "logs")) {
            assertThat(Logs.entries(reader))
                    .extracting(entry -> entry.message().length())
                    .containsExactly((1 << 20) + 8, 2);
        }
    }

    @Test
    void keepsATraceTogetherWhoseLinesEachHaveTheirPrefix() throws IOException {
        for (String prefix : List.of("2024-03-01T10:15:02.123456789Z stderr F ", "2024-03-01T10:15:02.123456789Z ")) {
            String text = (BOOT + TRACE + BOOT).replaceAll("(?m)^(?=.)", prefix);
            try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
                List<LogRow> rows = Logs.rest(reader);
                assertThat(rows).extracting(LogRow::line).containsExactly(1L, 2L, 8L);
                assertThat(rows.get(1).entry())
                        .hasValue(new LogEntry(
                                "c.e.Shop", "it failed\nCaused by: java.io.IOException: no space", Severity.ERROR));
            }
        }
    }

    @Test
    void putsALineTogetherThatTheContainersRuntimeHasTakenApart() throws IOException {
        String time = "2024-03-01T10:15:02.123456789Z ";
        String text = time + "stdout P {\"level\":\"warn\",\"msg\":\"it \n" + time + "stdout P wor\n" + time
                + "stdout F ks\"}\n" + time + "stdout F alone\n" + time + "stdout P a\n" + time + "stderr F b\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.entries(reader))
                    .containsExactly(
                            new LogEntry("", "it works", Severity.WARN),
                            LogEntry.of("alone"),
                            LogEntry.of("a"),
                            LogEntry.of("b"));
        }
    }

    @Test
    void readsAFileWhoseFormatChangesInTheMiddle() throws IOException {
        String text = BOOT.repeat(300) + "Mar  1 10:15:02 shop1 sshd[12]: it works\n".repeat(300) + TRACE;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            List<LogEntry> entries = Logs.entries(reader);
            assertThat(entries).hasSize(601);
            assertThat(entries.subList(0, 600)).extracting(LogEntry::message).containsOnly("it works");
            assertThat(entries.get(450).source()).isEqualTo("sshd");
        }
    }

    @Test
    @Tag("slow")
    void readsAMillionLinesOfWhichOneIsNotUtf8() throws IOException {
        byte[] lines = "10:15:02 INFO it works\n".repeat(500_000).getBytes(StandardCharsets.UTF_8);
        byte[] bad = {'1', '0', ':', '1', '5', ':', '0', '2', ' ', 'I', 'N', 'F', 'O', ' ', (byte) 0xFF, '\n'};
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(lines), new ByteArrayInputStream(bad), new ByteArrayInputStream(lines))));
        try (LogReader reader = LogReader.builder(LogFormat.AUTO).read(in, "logs")) {
            int rows = 0;
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                rows++;
                String expected = rows == 500_001 ? "\uFFFD" : "it works";
                if (!row.get().entry().orElseThrow().message().equals(expected)) {
                    throw new AssertionError("row " + rows);
                }
            }
            assertThat(rows).isEqualTo(1_000_001);
        }
    }

    @Test
    void refusesALineWithoutEnd() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int available() {
                return 1;
            }
        };
        try (LogReader reader = LogReader.builder(LogFormat.of("syslog")).read(endless, "logs")) {
            assertThatThrownBy(reader::read).hasMessageStartingWith("logs:1: the line is longer than");
        }
    }

    @Test
    void handsOutAnEntryWhenTheInputPauses() throws IOException {
        InputStream slow = new InputStream() {
            private final InputStream lines = new ByteArrayInputStream((BOOT + TRACE).getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() {
                throw new IllegalStateException("somebody waits for more");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = lines.read(bytes, offset, length);
                if (count < 0) {
                    throw new IllegalStateException("somebody waits for more");
                }
                return count;
            }

            @Override
            public int available() throws IOException {
                return lines.available();
            }
        };
        try (LogReader reader = LogReader.builder(LogFormat.AUTO).read(slow, "logs")) {
            assertThat(reader.read().flatMap(LogRow::entry)).isPresent();
            Optional<LogRow> last = reader.read();
            assertThat(last.flatMap(LogRow::entry).map(LogEntry::message))
                    .hasValue("it failed\nCaused by: java.io.IOException: no space");
        }
    }
}
