package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON objects that do not each have a line of their own. */
class JsonObjectsTest {

    private static final String LABEL = ",\"target_label\":\"Failure\"";

    /** Public definition: opentelemetry-proto, logs.proto in its JSON form. */
    private static final String OTLP = """
            {"resourceLogs":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"h"}},
             {"key":"service.name","value":{"stringValue":"shop"}}]},
             "scopeLogs":[{"scope":{"name":"c.Shop"},"logRecords":[
              {"timeUnixNano":"17","severityNumber":17,"body":{"stringValue":"it [failed}"},"attributes":[{"key":"a"}]},
              {"severityText":"Info","body":{"stringValue":"it \\"works\\""}}]},
             {"logRecords":[{"body":{"stringValue":"third"}}]}]},
             {"scopeLogs":[{"logRecords":[]}]},
             {"scopeLogs":[{"logRecords":[{"body":{"stringValue":"fourth"}}]}]}]}
            """;

    @Test
    void labelsTheObjectsOfAnArrayAndKeepsAllElse() throws IOException {
        String text = "[{\"msg\":\"a\"}, {\"msg\":\"b\",\"n\":[1,{}]} ,\n {\"msg\":\"c\"}]\n";
        assertThat(Logs.labelled(LogFormat.AUTO, text, false))
                .isEqualTo("[{\"msg\":\"a\"" + LABEL + "}, {\"msg\":\"b\",\"n\":[1,{}]" + LABEL + "} ,\n {\"msg\":\"c\""
                        + LABEL + "}]\n");
    }

    @Test
    void indentsTheLabelAsTheFieldsBeforeIt() throws IOException {
        String text = "[\n  {\n    \"msg\": \"a\",\n    \"n\": 1\n  },\n  {\n    \"msg\": \"b\"\n  }\n]\n";
        String label = ",\n    \"target_label\": \"Failure\"\n";
        assertThat(Logs.labelled(LogFormat.AUTO, text, false))
                .isEqualTo("[\n  {\n    \"msg\": \"a\",\n    \"n\": 1" + label + "  },\n  {\n    \"msg\": \"b\"" + label
                        + "  }\n]\n");
    }

    @Test
    void readsObjectsOneAfterAnother() throws IOException {
        String text = "{\n  \"msg\": \"a\"\n}\n{\n  \"msg\": \"b\"\n}{\"msg\":\"c\"}\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .extracting(LogEntry::message)
                    .containsExactly("a", "b", "c");
            assertThat(rows).extracting(LogRow::line).containsExactly(1L, 4L, 6L, 7L);
        }
    }

    @Test
    void findsTheRecordsOfOpenTelemetryWithTheirService() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, OTLP)) {
            assertThat(reader.description())
                    .hasValue("JSON objects; message 'body.stringValue', severity 'severityNumber'");
            assertThat(Logs.entries(reader))
                    .containsExactly(
                            new LogEntry("shop", "it [failed}", Severity.ERROR),
                            new LogEntry("shop", "it \"works\"", Severity.INFO),
                            LogEntry.of("shop", "third"),
                            LogEntry.of("fourth"));
        }
    }

    @Test
    void labelsEachRecordOfAnExport() throws IOException {
        String labelled = Logs.labelled(LogFormat.AUTO, OTLP, false);
        assertThat(labelled.split(LABEL, -1)).hasSize(5);
        assertThat(labelled.replace(LABEL, "")).isEqualTo(OTLP);
        assertThat(labelled).contains("\"attributes\":[{\"key\":\"a\"}]" + LABEL + "},\n");
    }

    @Test
    void readsAnExportInEachLine() throws IOException {
        String line = OTLP.replace("\n", "") + "\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, line.repeat(3))) {
            assertThat(Logs.entries(reader)).hasSize(12);
        }
    }

    @Test
    void findsTheEventsOfCloudWatchAndOfOtherLists() throws IOException {
        String subscription = "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"shop\",\"logEvents\":"
                + "[{\"id\":\"1\",\"timestamp\":17,\"message\":\"a\"},{\"id\":\"2\",\"message\":\"10:15:02 WARN b\\n\"}]}";
        assertThat(entries(subscription))
                .containsExactly(LogEntry.of("shop", "a"), new LogEntry("shop", "b", Severity.WARN));
        assertThat(entries("{\n \"events\": [\n  {\"message\":\"a\"}\n ],\n \"nextToken\": \"x\"\n}\n"))
                .containsExactly(LogEntry.of("a"));
        assertThat(entries("{\n \"kind\": \"List\",\n \"items\": [\n  {\n \"message\": \"a\"}\n ]\n}\n"))
                .containsExactly(LogEntry.of("a"));
    }

    @Test
    void takesNoListInAnEntryForEntries() throws IOException {
        assertThat(entries("[{\"msg\":\"a\",\"items\":[{\"msg\":\"b\"}]}]")).containsExactly(LogEntry.of("a"));
        assertThat(entries("{\n\"msg\":\"a\",\n\"items\":[{\"msg\":\"b\"}]}\n")).containsExactly(LogEntry.of("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short_message", "RenderedMessage", "textPayload", "log_message", "@m"})
    void anEntryMayHaveAListWhateverItsMessageIsCalled(String message) throws IOException {
        assertThat(entries("[{\"" + message + "\":\"a\"},\n{\"" + message + "\":\"b\"}]"))
                .containsExactly(LogEntry.of("a"), LogEntry.of("b"));
        assertThat(entries("{\n\"" + message + "\":\"a\",\n\"events\":[{\"" + message + "\":\"b\"}]\n}\n"))
                .containsExactly(LogEntry.of("a"));
    }

    @Test
    void writesOtherForms() throws IOException {
        String text = "[\n  {\"msg\":\"a\"},\n  {\"note\":1}\n]\n";
        try (LogReader table = Logs.reader(LogFormat.AUTO, text);
                LogReader lines = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.labelled(table, LogFormat.CSV, false))
                    .isEqualTo("time,severity,source,log_message,target_label\n,,,a,Failure\n"
                            + ",,,\"{\"\"note\"\":1}\",\n");
            assertThat(Logs.labelled(lines, LogFormat.JSONL, false))
                    .isEqualTo("{\"log_message\":\"a\"" + LABEL + "}\n{\"log_message\":\"{\\\"note\\\":1}\"}\n");
        }
    }

    @Test
    void readsTheSameByteByByte() throws IOException {
        InputStream slow = new ByteArrayInputStream(OTLP.repeat(2).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (LogReader reader = LogReader.builder(LogFormat.JSON).read(slow, "logs")) {
            assertThat(Logs.labelled(reader, LogFormat.AUTO, false))
                    .isEqualTo(Logs.labelled(LogFormat.JSON, OTLP.repeat(2), false));
        }
    }

    @Test
    void keepsWhatIsCutOffAtTheEnd() throws IOException {
        String text = "[{\"msg\":\"a\"},\n{\"msg\":\"b";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.labelled(reader, LogFormat.AUTO, false))
                    .isEqualTo("[{\"msg\":\"a\"" + LABEL + "},\n{\"msg\":\"b");
            assertThat(reader.remarks())
                    .containsExactly("1 row is no JSON object and stays without a label, in line 2");
        }
        LogReader.Builder strict = LogReader.builder(LogFormat.AUTO).tolerance(Tolerance.STRICT);
        try (LogReader reader = Logs.reader(strict, text)) {
            assertThat(reader.read()).isPresent();
            assertThatThrownBy(reader::read)
                    .hasMessage("logs:2: what begins here is not a JSON object; give a complete one");
        }
    }

    @Test
    void keepsAnObjectThatIsBrokenInside() throws IOException {
        String text = "[{\"msg\":\"a\"},{\"msg\":b},{\"msg\":\"c\"}]";
        assertThat(Logs.labelled(LogFormat.AUTO, text, false))
                .isEqualTo("[{\"msg\":\"a\"" + LABEL + "},{\"msg\":b},{\"msg\":\"c\"" + LABEL + "}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"msg\":\"a\"}\n}|logs:2: the brackets do not match here; give complete objects",
                "[{\"msg\":\"a\"},\n{\"msg\":\"b\n|logs:2: a text does not end in its line; give it a closing quote",
                "[{\"msg\":\"a\"}]\nx|logs:2: expected a JSON object here; give objects alone",
            })
    void saysWhereItDoesNotGoOn(String textAndProblem) throws IOException {
        String[] parts = textAndProblem.split("\\|");
        try (LogReader reader = Logs.reader(LogFormat.AUTO, parts[0])) {
            assertThat(reader.read()).isPresent();
            assertThatThrownBy(() -> Logs.rest(reader)).hasMessage(parts[1]);
        }
    }

    @Test
    void refusesAnArrayOfOtherThings() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, "[{\"a\":1},{\"a\":2}]")) {
            assertThatThrownBy(reader::read).hasMessageStartingWith("logs:1: there is no text in the field");
        }
    }

    @Test
    void readsDeepBracketsInConstantMemory() throws IOException {
        String deep = "[{\"msg\":\"a\",\"x\":" + "[".repeat(1 << 20) + "]".repeat(1 << 20) + "}]";
        assertThat(entries(deep)).containsExactly(LogEntry.of("a"));
    }

    private static List<LogEntry> entries(String text) throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            return Logs.entries(reader);
        }
    }
}
