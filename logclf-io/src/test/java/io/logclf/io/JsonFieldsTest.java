package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFieldsTest {

    /** A line as a library or collector writes it by its documentation. */
    private record Line(String by, String json, Severity severity, String source, String message) {

        @Override
        public String toString() {
            return by;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(
                new Line(
                        "own",
                        "{\"source\":\"web\",\"severity\":\"WARN\",\"log_message\":\"a\",\"message\":\"b\"}",
                        Severity.WARN,
                        "web",
                        "a"),
                new Line(
                        "ECS",
                        "{\"@timestamp\":\"2024-03-01T10:15:02Z\",\"log.level\":\"ERROR\",\"message\":\"a\",\"log.logger\":\"c.Shop\"}",
                        Severity.ERROR,
                        "c.Shop",
                        "a"),
                new Line(
                        "ECS nested",
                        "{\"message\":\"a\",\"log\":{\"level\":\"debug\",\"logger\":\"c.Shop\"},\"service\":{\"name\":\"shop\"}}",
                        Severity.DEBUG,
                        "c.Shop",
                        "a"),
                new Line(
                        "logstash",
                        "{\"@timestamp\":\"x\",\"@version\":\"1\",\"message\":\"a\",\"logger_name\":\"c.Shop\",\"level\":\"INFO\",\"level_value\":20000}",
                        Severity.INFO,
                        "c.Shop",
                        "a"),
                new Line(
                        "pino",
                        "{\"level\":50,\"time\":1709281234123,\"pid\":1,\"msg\":\"a\"}",
                        Severity.ERROR,
                        "",
                        "a"),
                new Line(
                        "bunyan",
                        "{\"name\":\"shop\",\"level\":60,\"msg\":\"a\",\"v\":0}",
                        Severity.FATAL,
                        "shop",
                        "a"),
                new Line(
                        "zap",
                        "{\"level\":\"warn\",\"ts\":1709281234.1,\"logger\":\"cart\",\"caller\":\"a.go:1\",\"msg\":\"a\"}",
                        Severity.WARN,
                        "cart",
                        "a"),
                new Line(
                        "Serilog compact",
                        "{\"@t\":\"x\",\"@mt\":\"{n} a\",\"@m\":\"1 a\",\"@l\":\"Warning\",\"SourceContext\":\"Shop\"}",
                        Severity.WARN,
                        "Shop",
                        "1 a"),
                new Line(
                        "Serilog",
                        "{\"Level\":\"Error\",\"MessageTemplate\":\"{n}\",\"RenderedMessage\":\"1\",\"Properties\":{\"SourceContext\":\"Shop\"}}",
                        Severity.ERROR,
                        "Shop",
                        "1"),
                new Line(
                        "GELF",
                        "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"a\",\"full_message\":\"a\\nb\",\"level\":3}",
                        Severity.ERROR,
                        "h",
                        "a"),
                new Line(
                        "journald",
                        "{\"MESSAGE\":\"a\",\"PRIORITY\":\"6\",\"SYSLOG_IDENTIFIER\":\"sshd\"}",
                        Severity.INFO,
                        "sshd",
                        "a"),
                new Line(
                        "OpenTelemetry",
                        "{\"severityNumber\":13,\"body\":{\"stringValue\":\"a\"},\"attributes\":[]}",
                        Severity.WARN,
                        "",
                        "a"),
                new Line(
                        "OpenTelemetry text",
                        "{\"severityText\":\"Error\",\"severityNumber\":17,\"body\":\"a\"}",
                        Severity.ERROR,
                        "",
                        "a"),
                new Line(
                        "CloudWatch",
                        "{\"timestamp\":1709281234123,\"message\":\"a\",\"ingestionTime\":1}",
                        Severity.UNKNOWN,
                        "",
                        "a"),
                new Line(
                        "Google Cloud",
                        "{\"severity\":\"NOTICE\",\"jsonPayload\":{\"message\":\"a\"}}",
                        Severity.INFO,
                        "",
                        "a"),
                new Line(
                        "MongoDB",
                        "{\"t\":{\"$date\":\"x\"},\"s\":\"W\",\"c\":\"NETWORK\",\"id\":1,\"ctx\":\"c1\",\"msg\":\"a\",\"attr\":{\"msg\":\"b\"}}",
                        Severity.WARN,
                        "NETWORK",
                        "a"),
                new Line(
                        "OpenTelemetry map",
                        "{\"severityNumber\":17,\"body\":{\"kvlistValue\":{\"values\":[{\"key\":\"n\",\"value\":{\"intValue\":\"1\"}},"
                                + "{\"value\":{\"stringValue\":\"x\"},\"key\":\"o\"},{\"key\":\"m\",\"value\":{\"kvlistValue\":{\"values\":"
                                + "[{\"key\":\"msg\",\"value\":{\"stringValue\":\"b\"}}]}}},{\"key\":\"msg\",\"value\":{\"stringValue\":\"a\"}},"
                                + "{\"key\":\"logger\",\"value\":{\"stringValue\":\"cart\"}}]}}}",
                        Severity.ERROR,
                        "cart",
                        "a"),
                new Line(
                        "OpenTelemetry map with keys behind their values",
                        "{\"body\":{\"kvlistValue\":{\"values\":[{\"value\":{\"stringValue\":\"x\"},\"key\":\"o\"},"
                                + "{\"value\":{\"stringValue\":\"a\"},\"key\":\"message\"},{\"value\":{\"stringValue\":\"warn\"},"
                                + "\"key\":\"level\"},{\"key\":\"msg\"}]}}}",
                        Severity.WARN,
                        "",
                        "a"),
                new Line(
                        "OpenTelemetry map in fields",
                        "{\"body\":{\"message\":\"a\",\"level\":\"warn\"},\"resource\":{\"service.name\":\"shop\"}}",
                        Severity.WARN,
                        "shop",
                        "a"),
                new Line(
                        "Google Cloud audit",
                        "{\"severity\":\"NOTICE\",\"protoPayload\":{\"serviceName\":\"iam.googleapis.com\",\"methodName\":\"CreateRole\",\"status\":{}}}",
                        Severity.INFO,
                        "iam.googleapis.com",
                        "CreateRole"),
                new Line(
                        "Google Cloud audit of what was refused",
                        "{\"severity\":\"ERROR\",\"protoPayload\":{\"serviceName\":\"x\",\"methodName\":\"y\",\"status\":{\"code\":7,\"message\":\"a\"}}}",
                        Severity.ERROR,
                        "x",
                        "a"),
                new Line(
                        "Google Cloud request",
                        "{\"severity\":\"WARNING\",\"httpRequest\":{\"requestMethod\":\"GET\",\"requestUrl\":\"https://h/a\",\"status\":404,\"protocol\":\"HTTP/1.1\"}}",
                        Severity.WARN,
                        "",
                        "GET https://h/a HTTP/1.1"),
                new Line(
                        "Traefik",
                        "{\"RequestMethod\":\"POST\",\"RequestPath\":\"/a\",\"RequestProtocol\":\"HTTP/2.0\",\"level\":\"info\"}",
                        Severity.INFO,
                        "",
                        "POST /a HTTP/2.0"),
                new Line(
                        "nginx",
                        "{\"remote_addr\":\"h\",\"request\":\"GET /a HTTP/1.1\",\"status\":200}",
                        Severity.UNKNOWN,
                        "",
                        "GET /a HTTP/1.1"),
                new Line("request", "{\"method\":\"GET\",\"uri\":\"/a\"}", Severity.UNKNOWN, "", "GET /a"),
                new Line("Python", "{\"levelno\":40,\"name\":\"shop\",\"message\":\"a\"}", Severity.ERROR, "shop", "a"),
                new Line(
                        "monolog",
                        "{\"message\":\"a\",\"context\":{},\"level\":400,\"level_name\":\"ERROR\",\"channel\":\"app\"}",
                        Severity.ERROR,
                        "app",
                        "a"),
                new Line(
                        "Docker",
                        "{\"log\":\"a\\n\",\"stream\":\"stderr\",\"time\":\"2024-03-01T10:15:02Z\"}",
                        Severity.UNKNOWN,
                        "",
                        "a"),
                new Line(
                        "Docker with a prefix",
                        "{\"log\":\"2024-03-01 10:15:02,123 INFO  [main] c.Shop - a\\n\",\"stream\":\"stdout\"}",
                        Severity.INFO,
                        "c.Shop",
                        "a"),
                new Line(
                        "Docker with JSON",
                        "{\"log\":\"{\\\"level\\\":\\\"error\\\",\\\"msg\\\":\\\"a\\\"}\\n\",\"stream\":\"stdout\"}",
                        Severity.ERROR,
                        "",
                        "a"),
                new Line(
                        "journald with control characters",
                        "{\"MESSAGE\":[27,91,51,49,109,97],\"PRIORITY\":\"4\",\"_COMM\":\"x\"}",
                        Severity.WARN,
                        "",
                        "a"),
                new Line(
                        "CloudWatch Logs Insights with a prefix",
                        "{\"@timestamp\":\"2024-03-01 10:15:02.123\",\"@message\":\"10:15:02 [main] ERROR c.Shop - a\\n\"}",
                        Severity.ERROR,
                        "c.Shop",
                        "a"),
                new Line(
                        "Fluent Bit in Kubernetes",
                        "{\"stream\":\"stdout\",\"log\":\"a\\n\",\"kubernetes\":{\"container_name\":\"web\"}}",
                        Severity.UNKNOWN,
                        "web",
                        "a"),
                new Line(
                        "PowerShell",
                        "{\"Message\":\"a\",\"Level\":2,\"LevelDisplayName\":\"Error\",\"ProviderName\":\"disk\"}",
                        Severity.ERROR,
                        "disk",
                        "a"),
                new Line("colours", "{\"message\":\"\\u001b[31ma\\u001b[0m\"}", Severity.UNKNOWN, "", "a"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsTheUsualFields(Line line) throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, line.json() + "\n")) {
            assertThat(Logs.entries(reader))
                    .containsExactly(new LogEntry(line.source(), line.message(), line.severity()));
        }
    }

    @Test
    void readsJsonBehindThePrefixOfACollector() throws IOException {
        String line = "2024-03-01T10:15:02.123456789Z stdout F {\"level\":\"error\",\"msg\":\"a\"}\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, line)) {
            assertThat(Logs.entries(reader)).containsExactly(new LogEntry("", "a", Severity.ERROR));
        }
    }

    @Test
    void leavesJsonWithoutAMessageWholeBehindAPrefix() throws IOException {
        String request = "{\"method\":\"GET\",\"path\":\"/a\",\"status\":500}";
        try (LogReader reader =
                Logs.reader(LogFormat.AUTO, "2024-03-01T10:15:02.123456789Z stdout F " + request + "\n")) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of(request));
        }
    }

    @Test
    void takesOnlyTheFieldThatIsNamed() {
        LogReader.Builder named = LogReader.builder(LogFormat.JSONL).messageName("text");
        assertThatThrownBy(() -> Logs.rest(Logs.reader(named, "{\"message\":\"a\"}\n")))
                .hasMessage("logs:1: there is no text in the field 'text'; name the right message field");
    }

    @Test
    void takesAFieldOfAnObjectByItsNameWithDots() throws IOException {
        LogReader.Builder named =
                LogReader.builder(LogFormat.JSONL).messageName("a.b.c").severityName("a.l");
        try (LogReader reader = Logs.reader(named, "{\"a\":{\"l\":\"warn\",\"b\":{\"c\":\"x\"}}}\n")) {
            assertThat(Logs.entries(reader)).containsExactly(new LogEntry("", "x", Severity.WARN));
        }
    }

    @Test
    void saysThatThereIsNoMessage() {
        assertThatThrownBy(() -> Logs.rest(Logs.reader(LogFormat.JSONL, "{\"a\":1}\n")))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.MESSAGE_NAME))
                .hasMessage("logs:1: there is no text in the field 'log_message' or one of the usual others, such as"
                        + " 'message' and 'msg'; name the right message field");
    }

    @Test
    void tellsWhichFieldsItTakesIfTheyAreOthers() throws IOException {
        assertThat(description("{\"level\":30,\"msg\":\"a\",\"name\":\"shop\"}"))
                .hasValue("JSON lines; message 'msg', severity 'level', source 'name'");
        assertThat(description("{\"source\":\"web\",\"log_message\":\"a\"}")).isEmpty();
    }

    @Test
    void addsTheLabelToTheObjectAndLeavesTheRest() throws IOException {
        assertThat(Logs.labelled(LogFormat.AUTO, "{\"log\":\"a\\n\", \"stream\":\"stdout\"}\n", false))
                .isEqualTo("{\"log\":\"a\\n\", \"stream\":\"stdout\",\"target_label\":\"Failure\"}\n");
    }

    private static Optional<String> description(String json) throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, json)) {
            assertThat(List.of(reader.read())).hasSize(1);
            return reader.description();
        }
    }
}
