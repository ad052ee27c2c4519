package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What log shippers send, in the forms of their documentation, with the addresses of docs/integrations/shippers.md. None of them runs here;
 * the bodies were written by hand.
 */
@Timeout(60)
class ServeShippersTest {

    private static final Pattern LABEL = Pattern.compile("\"label\":(null|\"[^\"]*\")");

    @TempDir
    Path folder;

    private LiveServer server;

    @BeforeEach
    void start() throws IOException {
        server = LiveServer.ofRules(folder, options -> options);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void fluentBitSendsLinesWithItsDateAndTheFieldLog() {
        String lines = "{\"date\":1764460800.123456,\"log\":\"it failed\",\"stream\":\"stderr\"}\n"
                + "{\"date\":1764460800.223456,\"log\":\"all is well\",\"stream\":\"stdout\"}\n";
        assertThat(labels("/v1/classify", "application/x-ndjson", lines)).containsExactly("\"Failure\"", "null");
        // As versions before 3.0 call the same.
        assertThat(labels("/v1/classify?format=jsonl", "application/json", lines))
                .containsExactly("\"Failure\"", "null");
    }

    @Test
    void fluentBitSendsAnArray() {
        String array = "[{\"date\":1764460800.123456,\"log\":\"it failed\"},{\"date\":\"2025-11-30T00:00:00.223456Z\","
                + "\"log\":\"all is well\",\"kubernetes\":{\"pod_name\":\"shop-1\",\"labels\":{\"app\":\"shop\"}}}]";
        assertThat(labels("/v1/classify", "application/json", array)).containsExactly("\"Failure\"", "null");
    }

    @Test
    void vectorSendsLinesOrAnArray() {
        String event = "{\"file\":\"/var/log/shop.log\",\"host\":\"web-1\",\"message\":\"it failed\","
                + "\"source_type\":\"file\",\"timestamp\":\"2025-11-30T00:00:00.123456789Z\"}";
        assertThat(labels("/v1/classify", "application/x-ndjson", event + "\n" + event))
                .containsExactly("\"Failure\"", "\"Failure\"");
        assertThat(labels("/v1/classify", "application/json", "[" + event + "," + event + "]"))
                .containsExactly("\"Failure\"", "\"Failure\"");
    }

    @Test
    void logstashSendsAnObjectAndGetsAnObject() {
        HttpResponse<byte[]> answer = server.json("/v1/classify", "{\"source\":\"web-1\",\"message\":\"it failed\"}");
        // The type by which its filter knows that it may parse the answer.
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(text(answer)).startsWith("{\"source\":\"web-1\",").contains("\"label\":\"Failure\"");
        assertThat(labels(
                        "/v1/classify",
                        "application/json",
                        "[{\"@timestamp\":\"2025-11-30T00:00:00.123Z\",\"@version\":\"1\",\"message\":\"it failed\","
                                + "\"host\":{\"name\":\"web-1\"}}]"))
                .containsExactly("\"Failure\"");
    }

    @Test
    void theCollectorSendsADocumentOfResources() {
        String document = "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                + "{\"stringValue\":\"shop\"}}]},\"scopeLogs\":[{\"scope\":{},\"logRecords\":["
                + "{\"timeUnixNano\":\"1764460800123456789\",\"severityNumber\":17,\"severityText\":\"ERROR\","
                + "\"body\":{\"stringValue\":\"it failed\"},\"attributes\":[{\"key\":\"log.file.name\",\"value\":"
                + "{\"stringValue\":\"shop.log\"}}],\"traceId\":\"\",\"spanId\":\"\"},"
                + "{\"timeUnixNano\":\"1764460800223456789\",\"body\":{\"stringValue\":\"all is well\"}}]}]}]}";
        HttpResponse<byte[]> answer = send("/v1/classify?format=json", "application/json", document);
        assertThat(text(answer)).contains("\"source\":\"shop\"");
        assertThat(labels(answer)).containsExactly("\"Failure\"", "null");
        // The exporter would take JSON for an answer of OTLP.
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    }

    @Test
    void everyFormOnThePageGetsItsLabel() throws IOException {
        Matcher form = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/integrations/shippers.md")));
        int forms = 0;
        while (form.find()) {
            boolean document = form.group(1).contains("resourceLogs");
            assertThat(labels("/v1/classify" + (document ? "?format=json" : ""), "application/json", form.group(1)))
                    .as(form.group(1))
                    .containsExactly("\"Failure\"");
            forms++;
        }
        assertThat(forms).isEqualTo(4);
    }

    /** What they can act on where answers are thrown away. */
    @Test
    void theMetricsTellTheLabels() {
        labels("/v1/classify", "application/x-ndjson", "{\"log\":\"it failed\"}\n");
        assertThat(text(server.get("/metrics")))
                .contains("logclf_messages_total{label=\"Failure\",stage=\"regex\"} 1.0");
    }

    private List<String> labels(String path, String type, String body) {
        return labels(send(path, type, body));
    }

    private static List<String> labels(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return LABEL.matcher(text(answer))
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring("\"label\":".length()))
                .toList();
    }

    private HttpResponse<byte[]> send(String path, String type, String body) {
        return server.send(server.to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }
}
