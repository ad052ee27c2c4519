package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public definition: W3C working draft WD-logfile-960323; learn.microsoft.com, "W3C Logging" of IIS. */
class W3cLogsTest {

    private static final String HEAD = """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Date: 2024-03-01 10:15:02
            """;
    private static final String FIELDS =
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status time-taken\n";
    private static final String OK = "2024-03-01 10:15:02 10.0.0.1 GET /cart id=7 443 10.0.0.9 curl/8.0+(x) 200 15\n";
    private static final String FAILED = "2024-03-01 10:15:03 10.0.0.1 POST /order - 443 10.0.0.9 - 503 2\n";

    @Test
    void takesTheRequestForTheMessageAndTheStatusForTheSeverity() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, HEAD + FIELDS + OK + FAILED)) {
            assertThat(reader.description()).hasValue("W3C extended log; time, severity, site");
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .containsExactly(
                            new LogEntry("", "GET /cart?id=7", Severity.INFO),
                            new LogEntry("", "POST /order", Severity.ERROR));
            assertThat(rows.get(4).time()).isEqualTo("2024-03-01 10:15:02");
        }
    }

    @Test
    void leavesDirectivesWithoutALabel() throws IOException {
        assertThat(Logs.labelled(LogFormat.AUTO, HEAD + FIELDS + OK + HEAD + FAILED, false))
                .isEqualTo(HEAD + FIELDS + "Failure\t" + OK + HEAD + "Failure\t" + FAILED);
    }

    @Test
    void followsFieldsThatChangeFarBehindTheBeginning() throws IOException {
        String other =
                "#Fields: time cs-method cs-uri cs-version s-sitename sc-status\n10:15:04 GET /x HTTP/1.1 SHOP 404\n";
        String text = HEAD
                + FIELDS
                + OK.repeat(5_000)
                + other
                + "10:15:05 PUT /y HTTP/1.1 SHOP 200\n".repeat(5_000)
                + FIELDS
                + FAILED;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            List<LogEntry> entries = Logs.entries(reader);
            assertThat(entries).hasSize(10_002);
            assertThat(entries.get(4_999).message()).isEqualTo("GET /cart?id=7");
            assertThat(entries.get(5_000)).isEqualTo(new LogEntry("SHOP", "GET /x HTTP/1.1", Severity.WARN));
            assertThat(entries.get(10_000)).isEqualTo(new LogEntry("SHOP", "PUT /y HTTP/1.1", Severity.INFO));
            assertThat(entries.get(10_001).message()).isEqualTo("POST /order");
        }
    }

    @Test
    void takesAllFieldsBehindTheTimeWhereThereIsNoRequest() throws IOException {
        String text =
                "#Version: 1.5\n#Fields: date time action protocol src-ip\n2024-03-01 10:15:02 DROP TCP 10.0.0.9\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("DROP TCP 10.0.0.9"));
        }
    }

    @Test
    void readsALineWithoutKnownFieldsAsAMessage() throws IOException {
        try (LogReader reader = Logs.reader(LogReader.builder(LogFormat.W3C).source("iis"), "it \"works\"\n")) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("iis", "it \"works\""));
        }
    }
}
