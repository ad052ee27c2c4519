package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.app.TestCertificate;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.PemIdentity;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that open connections to a server with TLS and say nothing, before or after they have agreed on keys. */
@Timeout(60)
class SilentTlsTest {

    private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final int MOST = 30;

    @TempDir
    Path folder;

    @Test
    void keepNobodyOut() throws IOException {
        TestCertificate identity = TestCertificate.make(folder, "EC");
        RuleSet rules = RuleSet.of(List.of(Rule.of("failed", "Failure", "failed")));
        List<Socket> silent = new ArrayList<>();
        try (LogServer server = LogServer.builder(listener -> ClassificationPipeline.builder()
                        .stage("regex", RegexClassifier.of(rules))
                        .listener(listener)
                        .build())
                .port(0)
                .spoolParent(folder)
                .maxConnections(MOST)
                .edge(Edge.builder()
                        .tls(new PemIdentity(identity.certificate(), identity.key()))
                        .build())
                .build()
                .start()) {
            int port = server.address().getPort();
            // Each is one connection and not two: all of them may stay.
            for (int i = 0; i < MOST - 2; i++) {
                SSLSocket agreed = connect(identity, port);
                agreed.startHandshake();
                silent.add(agreed);
            }
            assertThat(ask(identity, port)).startsWith("HTTP/1.1 200 ");
            assertThat(use((SSLSocket) silent.get(0))).startsWith("HTTP/1.1 200 ");
            for (int i = 0; i < 2 * MOST; i++) {
                silent.add(new Socket("127.0.0.1", port));
            }
            assertThat(ask(identity, port)).startsWith("HTTP/1.1 200 ");
            assertThat(silent.get(1).getInputStream().read())
                    .as("the idlest is closed")
                    .isNegative();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static String ask(TestCertificate identity, int port) throws IOException {
        try (SSLSocket socket = connect(identity, port)) {
            return use(socket);
        }
    }

    private static String use(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(HEALTH.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static SSLSocket connect(TestCertificate identity, int port) throws IOException {
        return (SSLSocket) identity.context().getSocketFactory().createSocket("127.0.0.1", port);
    }
}
