package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthCommandTest {

    @TempDir
    Path folder;

    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/healthz", exchange -> {
            exchange.getResponseHeaders().add("Location", "/other");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/other", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isDoneIfTheServerSaysSo() {
        Cli.Result result = Cli.run("health", url());
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.text()).isEmpty();
    }

    @Test
    void failsIfTheServerSaysSomethingElse() {
        for (int other : new int[] {204, 302, 404, 503}) {
            status = other;
            Cli.Result result = Cli.run("health", url());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).isEqualTo("logclf: " + url() + " answers " + other + System.lineSeparator());
        }
    }

    @Test
    void failsIfNobodyListens() {
        String url = url();
        server.stop(0);
        Cli.Result result = Cli.run("health", url);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("logclf: " + url + " does not answer: ")
                .hasLineCount(1);
    }

    @Test
    void failsIfTheServerHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/healthz";
            Cli.Result result = Cli.run("health", "--timeout", "1", url);
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("does not answer").hasLineCount(1);
        }
    }

    @Test
    void asksARealServer() throws IOException {
        try (LiveServer live = LiveServer.ofRules(folder, options -> options)) {
            assertThat(Cli.run("health", live.address.resolve("/healthz").toString())
                            .exitCode())
                    .isZero();
            assertThat(Cli.run("health", live.address.resolve("/readyz").toString())
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String wrong : new String[] {"127.0.0.1", "file:///etc/passwd", "http:/healthz", "http://a b/"}) {
            assertThat(Cli.run("health", wrong).exitCode()).as(wrong).isEqualTo(2);
        }
        assertThat(Cli.run("health", "--timeout", "0", url()).exitCode()).isEqualTo(2);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/healthz";
    }
}
