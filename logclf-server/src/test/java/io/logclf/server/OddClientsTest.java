package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, go away, or say odd things, and what others notice of them. */
@Timeout(60)
class OddClientsTest {

    private static final String TOKEN = "Authorization: Bearer token\r\n";

    @TempDir
    Path folder;

    private final MemoryBudget memory = new MemoryBudget(10_000);
    private LogServer server;

    private void start(Duration bodyWindow) throws IOException {
        server = LogServer.builder(OddClientsTest::pipeline)
                .port(0)
                .spoolParent(folder)
                .token("token")
                .maxRequests(2)
                .maxUploads(2)
                .bodyWindow(bodyWindow)
                .memory(memory)
                .maxConnections(150)
                .build()
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void slowBodiesAreClosedAndHealthIsToldMeanwhile() throws IOException {
        start(Duration.ofMillis(300));
        List<Socket> slow = new ArrayList<>();
        // More than there are threads, a third of them without the token.
        for (int i = 0; i < 120; i++) {
            Socket socket = new Socket("127.0.0.1", server.address().getPort());
            slow.add(socket);
            String type = i % 2 == 0 ? "application/json" : "multipart/form-data; boundary=b";
            send(
                    socket,
                    "POST " + (i % 2 == 0 ? "/v1/classify" : "/classify/") + " HTTP/1.1\r\nHost: localhost\r\n"
                            + (i % 3 == 0 ? "" : TOKEN) + "Content-Type: " + type
                            + "\r\nContent-Length: 1000000\r\n\r\n-");
        }
        for (String path : List.of("/healthz", "/readyz", "/metrics")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "Connection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
        for (Socket socket : slow) {
            // Ends when the server closes the connection.
            assertThat(readAll(socket)).doesNotContain("HTTP/1.1 200 ");
        }
        awaitMetric("status=\"499\"");
        assertThat(json("{\"message\":\"x\"}")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void connectionsThatAskNothingKeepNobodyOut() throws IOException {
        start(Bodies.RATE_WINDOW);
        List<Socket> idle = new ArrayList<>();
        try (Socket underWay = new Socket("127.0.0.1", server.address().getPort())) {
            String body = "{\"message\":\"x\"}";
            send(
                    underWay,
                    "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + TOKEN
                            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n{");
            awaitMetric("logclf_bodies_bytes 1.0");
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", server.address().getPort());
                idle.add(socket);
                if (i % 3 == 1) {
                    send(socket, "GET /healthz HTTP/1.1\r\nHo");
                } else if (i % 3 == 2) {
                    send(socket, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
            }
            for (String path : List.of("/healthz", "/readyz", "/metrics")) {
                assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + TOKEN
                                + "Connection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 200 ");
            }
            assertThat(json(body)).startsWith("HTTP/1.1 200 ");
            send(underWay, body.substring(1));
            assertThat(readAll(underWay)).as("a request under way").startsWith("HTTP/1.1 200 ");
            assertThat(readAll(idle.get(0))).as("the idlest is closed").isEmpty();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void anUploadThatIsBrokenOffIsCountedAsThat() throws IOException {
        start(Bodies.RATE_WINDOW);
        for (String framing :
                List.of("Content-Length: 1000000\r\n\r\n--b\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\n--b")) {
            try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
                send(
                        socket,
                        "POST /classify/ HTTP/1.1\r\nHost: localhost\r\n" + TOKEN
                                + "Content-Type: multipart/form-data; boundary=b\r\n" + framing);
                awaitMetric("logclf_uploads_spooled 1.0");
            }
            awaitMetric("logclf_uploads_spooled 0.0");
        }
        awaitMetric("logclf_http_request_seconds_count{endpoint=\"/classify/\",method=\"POST\",status=\"499\"} 2");
    }

    @Test
    void nobodyChoosesAnotherMethodByAHeader() throws IOException {
        start(Bodies.RATE_WINDOW);
        for (String header : List.of(
                "X-HTTP-Method-Override",
                "x-http-method-override",
                "X-HTTP-METHOD-OVERRIDE",
                "X-HTTP-Method",
                "X-Method-Override")) {
            assertThat(raw("GET /v1/reload HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + header
                            + ": POST\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ");
            assertThat(raw("POST /healthz HTTP/1.1\r\nHost: localhost\r\n" + header
                            + ": GET\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    void whatIsNoHttpIsAnsweredWithTheHeadersOfAllAnswers() throws IOException {
        start(Bodies.RATE_WINDOW);
        for (String request : List.of(
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nx: " + "y".repeat(20_000) + "\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /a/..%2fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")) {
            assertThat(raw(request))
                    .as(request)
                    .matches("(?s)HTTP/1.1 [45].*")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("Content-Security-Policy: default-src 'self'")
                    .containsIgnoringCase("X-Frame-Options: DENY")
                    .containsIgnoringCase("Referrer-Policy: no-referrer")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsToldToComeAgain() throws IOException {
        start(Bodies.RATE_WINDOW);
        try (Socket first = new Socket("127.0.0.1", server.address().getPort())) {
            String begin = "{\"message\":\"" + "x".repeat(8_000);
            send(
                    first,
                    "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + TOKEN
                            + "Content-Type: application/json\r\nContent-Length: " + (begin.length() + 2) + "\r\n\r\n"
                            + begin);
            awaitMetric("logclf_bodies_bytes " + (double) begin.length());
            assertThat(json("{\"message\":\"" + "y".repeat(4_000) + "\"}"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 2", "memory");
            assertThat(json("{\"message\":\"z\"}")).startsWith("HTTP/1.1 200 ");
            send(first, "\"}");
            assertThat(readAll(first)).startsWith("HTTP/1.1 200 ");
        }
        awaitMetric("logclf_bodies_bytes 0.0");
        String rows = "source,log_message\nA," + "x".repeat(9_000) + "\n".repeat(5_000);
        assertThat(post("text/csv", rows)).as("long rows, alone").startsWith("HTTP/1.1 200 ");
        try (MemoryBudget.Share others = memory.share()) {
            others.add(2_000);
            assertThat(post("text/csv", rows)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 2");
            assertThat(post("text/csv", "source,log_message\n" + "A,x\n".repeat(5_000)))
                    .as("many rows are no long rows")
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(json("{\"message\":\"" + "y".repeat(40_000) + "\"}"))
                .as("alone")
                .startsWith("HTTP/1.1 200 ");
    }

    private String json(String body) throws IOException {
        return post("application/json", body);
    }

    private String post(String type, String body) throws IOException {
        return raw("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + TOKEN + "Content-Type: "
                + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private void awaitMetric(String text) {
        String request = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "Connection: close\r\n\r\n";
        Await.until(() -> {
            try {
                return raw(request).contains(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            send(socket, request);
            return readAll(socket);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads until the server closes; a connection that is reset has no more to say either. */
    private static String readAll(Socket socket) {
        StringBuilder text = new StringBuilder();
        try (socket) {
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                text.append((char) c);
            }
        } catch (IOException e) {
            text.append("\n").append(e.getMessage());
        }
        return text.toString();
    }

    private static ClassificationPipeline pipeline(PipelineListener listener) {
        return ClassificationPipeline.builder()
                .stage("none", new LogClassifier() {
                    @Override
                    public Verdict classify(LogEntry entry) {
                        return Verdict.abstained(AbstainReason.NO_MATCH, "");
                    }

                    @Override
                    public void close() {}
                })
                .listener(listener)
                .build();
    }
}
