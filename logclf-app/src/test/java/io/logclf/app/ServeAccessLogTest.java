package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.Edge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line for each request, whatever clients send. */
@Timeout(60)
class ServeAccessLogTest {

    private static final String SECRET = "the text of a message";
    private static final byte[] CSV = ("source,log_message\nApp," + SECRET + "\n").getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void textIsAsWebServersWriteIt() throws IOException {
        List<String> lines = log(AccessLogFormat.TEXT, server -> {
            server.upload("/classify/?source=" + "hidden", CSV);
            server.get("/nothing");
        });
        // A request is logged behind its answer, and the next one may overtake it.
        assertThat(lines)
                .hasSize(2)
                .anyMatch(
                        line -> line.matches(
                                "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000]"
                                        + " \"POST /classify/ HTTP/1\\.1\" 200 \\d+ \"-\" \"Java-http-client/[^\"]+\" \\d+ms - [0-9a-f-]+"))
                .anyMatch(line -> line.contains("\"GET /nothing HTTP/1.1\" 404 ") && line.endsWith("ms - -"));
    }

    @Test
    void jsonIsAnObjectALine() throws IOException {
        List<String> lines = log(
                AccessLogFormat.JSON,
                server -> server.send(
                        server.to("/healthz").header("X-Request-Id", "abc-123").header("User-Agent", "x\"y")));
        assertThat(object(lines.get(0)))
                .containsEntry("remote", "127.0.0.1")
                .containsEntry("method", "GET")
                .containsEntry("path", "/healthz")
                .containsEntry("protocol", "HTTP/1.1")
                .containsEntry("status", "200")
                .containsEntry("bytes", "15")
                .containsEntry("userAgent", "x\"y")
                .containsEntry("requestId", "abc-123")
                .containsEntry("classificationId", "null")
                .containsKeys("time", "millis");
    }

    @ParameterizedTest
    @EnumSource(AccessLogFormat.class)
    void noTextOfMessagesAndNoQueryIsInIt(AccessLogFormat format) throws IOException {
        List<String> lines = log(format, server -> {
            server.upload("/classify/?source=hidden&explain=true", CSV);
            server.json("/v1/classify?source=hidden", "{\"message\":\"" + SECRET + "\"}");
        });
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains(SECRET) || line.contains("hidden"));
    }

    @ParameterizedTest
    @EnumSource(AccessLogFormat.class)
    void aHostileRequestIsOneLineAndForgesNothing(AccessLogFormat format) throws IOException {
        List<String> requests = List.of(
                "GET /%0a127.0.0.1%20-%20-%20%1b[31m HTTP/1.1\r\nHost: localhost\r\n",
                "GET /a\"b HTTP/1.1\r\nHost: localhost\r\n",
                "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: \" 200 0 \u202e\t\u001b[2J\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a b\r\nUser-Agent: " + "u".repeat(5_000) + "\r\n",
                "no http at all\r\n");
        List<String> lines = log(format, server -> {
            for (String request : requests) {
                server.raw(request + "Connection: close\r\n\r\n");
            }
        });
        assertThat(lines.size()).isBetween(requests.size() - 1, requests.size());
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.length()).isLessThan(1_000);
            assertThat(line.chars()).noneMatch(c -> c < ' ' || c == 0x202e || c == 0x7f);
            if (format == AccessLogFormat.JSON) {
                object(line);
            } else {
                // Quotes of others are escaped, so that the fields are where they should be.
                assertThat(line.replace("\\\"", ""))
                        .matches("\\S+ - - \\[[^]]+] \"[^\"]*\" \\d{3} \\d+ \"-\" \"[^\"]*\" \\d+ms \\S+ \\S+");
            }
        });
    }

    @Test
    void aReaderWhoStandsStillKeepsNobodyWaiting() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int b) {
                await(gate);
            }
        };
        Edge edge = Edge.builder().accessLog(AccessLogFormat.TEXT, stuck).build();
        LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge));
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            }
        } finally {
            gate.countDown();
            server.close();
        }
    }

    private List<String> log(AccessLogFormat format, Requests requests) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Edge edge = Edge.builder().accessLog(format, log).build();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            requests.send(server);
        }
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, String> object(String line) throws IOException {
        Map<String, String> object = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.put(name, json.getText());
            }
            assertThat(json.nextToken()).isNull();
        }
        return object;
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Requests {
        void send(LiveServer server) throws IOException;
    }
}
