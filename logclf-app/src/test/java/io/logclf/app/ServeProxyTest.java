package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.Edge;
import io.logclf.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server behind a proxy that ends TLS under another name, and beside strangers who say that they are one. */
@Timeout(60)
class ServeProxyTest {

    private static final String ENTRY = "{\"message\":\"it failed\"}";
    private static final String FORWARDED = "X-Forwarded-Proto: https\r\nX-Forwarded-Host: logs.example\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isUsedThroughAProxyThatEndsTls(boolean standard) throws Exception {
        TestCertificate identity = TestCertificate.make(folder, "EC");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Edge edge = Edge.builder()
                .rootPath("/logclf")
                .trustedProxies(List.of("127.0.0.0/8", "::1"))
                .accessLog(AccessLogFormat.TEXT, log)
                .build();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge));
                TlsProxy proxy = new TlsProxy(
                        identity, "/logclf", server.address, (client, host) -> forwarded(standard, host))) {
            String outer = "https://localhost:" + proxy.port() + "/logclf/";
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(identity.context()).build();
            HttpRequest.Builder upload = server.form("/classify/", "source,log_message\nApp,it failed\n".getBytes());
            HttpResponse<String> answer = browser.send(
                    upload.uri(URI.create(outer + "classify/"))
                            .header("Origin", "https://logs.example")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("App,it failed,Failure");
            HttpResponse<String> foreign = browser.send(
                    HttpRequest.newBuilder(URI.create(outer + "v1/classify"))
                            .header("Origin", "https://evil.example")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(ENTRY))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(get(browser, outer + "openapi.json")).contains("\"url\": \"/logclf/\"");
            assertThat(get(browser, outer)).doesNotContain("\"/assets", "\"/docs");
            assertThat(get(browser, outer + "docs/swagger-ui.css")).contains("swagger");
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("203.0.113.7 - - [");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8", "192.0.2.7"})
    void doesNotBelieveStrangers(String trusted) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Edge edge = Edge.builder()
                .trustedProxies(trusted.isEmpty() ? List.of() : List.of(trusted))
                .accessLog(AccessLogFormat.TEXT, log)
                .build();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: logs.example\r\n" + FORWARDED
                            + "X-Forwarded-For: 203.0.113.7\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: logs.example\r\nForwarded: for=203.0.113.7;"
                            + "host=localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(server.raw("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nOrigin: https://logs.example\r\n"
                            + FORWARDED + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("127.0.0.1 - - [")
                .doesNotContain("203.0.113.7");
    }

    @Test
    void whoComesThroughAProxyDoesNotSitAtTheMachine() throws IOException {
        Edge edge = Edge.builder().trustedProxies(List.of("127.0.0.1")).build();
        String reload = "POST /v1/reload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n";
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            // There is no bundle to load.
            assertThat(server.raw(reload + "\r\n")).startsWith("HTTP/1.1 409 ");
            assertThat(server.raw(reload + FORWARDED + "\r\n")).startsWith("HTTP/1.1 403 ");
        }
    }

    /** What a client sends itself stands before what the proxies add. */
    @Test
    void goesFromTheLastProxyBackAsLongAsItIsTrusted() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Edge edge = Edge.builder()
                .trustedProxies(List.of("127.0.0.1", "10.0.0.0/8"))
                .accessLog(AccessLogFormat.TEXT, log)
                .build();
        List<Map.Entry<String, String>> clients = List.of(
                Map.entry("X-Forwarded-For: 1.1.1.1, 203.0.113.1\r\nX-Forwarded-Host: localhost", "203.0.113.1"),
                Map.entry(
                        "X-Forwarded-For: 1.1.1.1, 203.0.113.2, 10.1.2.3\r\nX-Forwarded-Host: localhost",
                        "203.0.113.2"),
                Map.entry("Forwarded: for=1.1.1.1, for=\"203.0.113.3:4711\";host=localhost", "203.0.113.3"),
                Map.entry("Forwarded: for=\"[2001:db8::4]\";host=localhost, for=10.9.9.9", "2001:db8:0:0:0:0:0:4"),
                Map.entry("Forwarded: for=1.1.1.1\r\nX-Forwarded-For: 203.0.113.5", "203.0.113.5"),
                Map.entry("Forwarded: for=unknown;host=localhost", "127.0.0.1"),
                Map.entry("X-Forwarded-For: a.host.name\r\nX-Forwarded-Host: localhost", "127.0.0.1"));
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            for (Map.Entry<String, String> client : clients) {
                assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + client.getKey()
                                + "\r\nConnection: close\r\n\r\n"))
                        .as(client.getKey())
                        .startsWith("HTTP/1.1 200 ");
                // A request is logged behind its answer, and the next one may overtake it.
                int sent = clients.indexOf(client) + 1;
                Await.until(() -> log.toString(StandardCharsets.UTF_8).lines().count() == sent);
            }
            assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a b\r\n"
                            + "Connection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
        List<String> told = log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
        assertThat(told.subList(0, clients.size()))
                .isEqualTo(clients.stream().map(Map.Entry::getValue).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/99", "10.0.0", "", "10.0.0.0/"})
    void aProxyIsNamedByItsAddress(String range) {
        assertThatThrownBy(() -> Edge.builder().trustedProxies(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an address such as 10.0.0.7");
    }

    @Test
    void answersWithItsRootPathAndWithout() throws IOException {
        Edge edge = Edge.builder().rootPath("/tools/logclf/").build();
        try (LiveServer server =
                LiveServer.ofRules(folder, options -> options.edge(edge).token("s3cret"))) {
            for (String root : List.of("", "/tools/logclf")) {
                assertThat(server.get(root + "/healthz").statusCode()).isEqualTo(200);
                assertThat(server.get(root + "/").statusCode()).isEqualTo(200);
                assertThat(server.get(root + "/assets/api.js").statusCode()).isEqualTo(200);
                assertThat(server.get(root + "/metrics").statusCode()).isEqualTo(401);
                HttpResponse<byte[]> explained =
                        server.send(server.to(root + "/v1/classify?explain=true&source=/logclf/")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer s3cret")
                                .POST(BodyPublishers.ofString(ENTRY)));
                assertThat(text(explained)).contains("\"trail\":[");
                assertThat(server.get(root + "/docs/").headers().firstValue("Location"))
                        .hasValue("../docs");
            }
            HttpResponse<byte[]> bare = server.get("/tools/logclf");
            assertThat(bare.statusCode()).isEqualTo(308);
            assertThat(bare.headers().firstValue("Location")).hasValue("/tools/logclf/");
            assertThat(server.get("/tools/logclfx/healthz").statusCode()).isEqualTo(401);
            assertThat(text(server.get("/openapi.json"))).contains("\"url\": \"/tools/logclf/\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logclf/../healthz",
                "/logclf/a/../../healthz",
                "/logclf/%2e%2e/healthz",
                "/logclf//evil.example/healthz",
                "//evil.example/logclf/healthz",
                "/logclf/..",
                "/logclf/;x/healthz",
                "/logclf/%",
                "/logclf/?x=/logclf/",
                "/logclf?x",
                "/logclf/\\healthz"
            })
    void anOddPathIsAnsweredAndNoBug(String path) throws IOException {
        Edge edge = Edge.builder().rootPath("/logclf").build();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            assertThat(server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)HTTP/1\\.1 [234]\\d\\d .*")
                    .doesNotContain("Location: //");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logclf", "/a b", "/a/../b", "//a", "/a\"", "/a?b"})
    void aRootPathIsPlain(String path) {
        assertThatThrownBy(() -> Edge.builder().rootPath(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with a slash");
    }

    private static Map<String, String> forwarded(boolean standard, String host) {
        return standard
                ? Map.of("Forwarded", "for=203.0.113.7;proto=https;host=logs.example")
                : Map.of(
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        host.startsWith("localhost") ? "logs.example" : host);
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.body();
    }
}
