package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.PemIdentity;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a stage that throws, before and after the answer has begun. */
@Timeout(60)
class ServeFailureTest {

    private static final Map<String, Supplier<Error>> ERRORS = Map.of(
            "memory", () -> new OutOfMemoryError("secret"),
            "stack", () -> new StackOverflowError("secret"),
            "class", () -> new NoClassDefFoundError("secret"),
            "assertion", () -> new AssertionError("secret"));

    @TempDir
    Path folder;

    @Test
    void noAnswerThatAnErrorEndsLooksWhole() throws IOException {
        try (LiveServer server = LiveServer.ofStage(new ThrowingStage(), folder, options -> options)) {
            // The second and the third have no end mark but the end of the connection.
            for (String version : List.of("1.1\r\nConnection: keep-alive", "1.1\r\nConnection: close", "1.0")) {
                String error = version.equals("1.0") ? "stack" : "memory";
                String rows = "A,fine\n".repeat(4_000) + "A," + error + "\n";
                String array = "[" + "{\"message\":\"fine\"},".repeat(4_000) + "{\"message\":\"" + error + "\"}]";
                for (String request : List.of(
                        request("/classify/", "multipart/form-data; boundary=" + LiveServer.BOUNDARY, form(rows)),
                        request("/v1/classify", "application/json", array),
                        request("/v1/classify", "text/csv", "source,log_message\n" + rows))) {
                    String sent = request.replaceFirst("1\\.1\r\nConnection: close", version);
                    assertThatExceptionOfType(SocketException.class)
                            .as(version)
                            .isThrownBy(() -> server.raw(sent))
                            .withMessageContaining("reset");
                }
            }
            assertThat(text(server.get("/metrics"))).contains("status=\"499\"").doesNotContain("status=\"200\"");
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** The end of a connection is said in order by TLS, unless what carries it is cut. */
    @Test
    void noAnswerThatAnErrorEndsLooksWholeOverTls() throws Exception {
        TestCertificate identity = TestCertificate.make(folder, "EC");
        Edge edge = Edge.builder()
                .tls(new PemIdentity(identity.certificate(), identity.key()))
                .build();
        String array = "[" + "{\"message\":\"fine\"},".repeat(4_000) + "{\"message\":\"memory\"}]";
        String request = request("/v1/classify", "application/json", array);
        try (LiveServer server = LiveServer.ofStage(new ThrowingStage(), folder, options -> options.edge(edge))) {
            for (String version : List.of("1.1\r\nConnection: close", "1.0")) {
                try (Socket socket =
                        identity.context().getSocketFactory().createSocket("127.0.0.1", server.address.getPort())) {
                    socket.getOutputStream()
                            .write(request.replaceFirst("1\\.1\r\nConnection: close", version)
                                    .getBytes(StandardCharsets.UTF_8));
                    assertThatExceptionOfType(IOException.class)
                            .as(version)
                            .isThrownBy(() -> socket.getInputStream().readAllBytes());
                }
            }
        }
    }

    @Test
    void anErrorBeforeTheAnswerIsAProblemDocument() throws IOException {
        try (LiveServer server = LiveServer.ofStage(new ThrowingStage(), folder, options -> options)) {
            for (String error : ERRORS.keySet()) {
                String answer =
                        server.raw(request("/v1/classify", "application/json", "{\"message\":\"" + error + "\"}"));
                assertThat(answer)
                        .startsWith("HTTP/1.1 50" + (error.equals("memory") ? "3 " : "0 "))
                        .contains("application/problem+json", "\"detail\":\"")
                        .doesNotContain("secret");
            }
            assertThat(text(server.get("/metrics"))).contains("status=\"500\"", "status=\"503\"");
        }
    }

    private static String form(String rows) {
        return new String(
                LiveServer.multipart("file", ("source,log_message\n" + rows).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private static String request(String path, String type, String body) {
        return "POST " + path + " HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Throws the error that a message names. */
    private static final class ThrowingStage implements LogClassifier {

        @Override
        public Verdict classify(LogEntry entry) {
            Supplier<Error> error = ERRORS.get(entry.message());
            if (error != null) {
                throw error.get();
            }
            return Verdict.abstained(AbstainReason.NO_MATCH, "");
        }

        @Override
        public void close() {}
    }
}
