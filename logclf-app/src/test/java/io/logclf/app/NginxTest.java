package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.Edge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The site for nginx in {@code deploy}, in a real nginx in front of a real server. */
@Timeout(60)
class NginxTest {

    @TempDir
    Path folder;

    @Test
    void theSiteShowsTheServerUnderItsPathWithTls() throws Exception {
        ServiceFilesTest.assumeTool("nginx", "nginx-light");
        TestCertificate identity = TestCertificate.make(folder, "EC");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Edge edge = Edge.builder()
                .rootPath("/logclf")
                .trustedProxies(List.of("127.0.0.1"))
                .accessLog(AccessLogFormat.JSON, log)
                .build();
        int port = freePort();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.edge(edge))) {
            Process nginx = start(identity, server.address.getPort(), port);
            try {
                await(nginx, port);
                tryOut(server, identity, "https://localhost:" + port);
            } finally {
                nginx.destroy();
                nginx.waitFor();
            }
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"remote\":\"127.0.0.1\"", "\"path\":\"/v1/classify\"")
                .containsPattern("\"requestId\":\"[0-9a-f]{32}\"")
                .doesNotContain("203.0.113.9");
    }

    private static void tryOut(LiveServer server, TestCertificate identity, String site) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(identity.context()).build();
        HttpResponse<String> answer = send(
                client,
                server.form("/", ("source,log_message\n" + "App,it failed\n".repeat(20_000)).getBytes())
                        .uri(URI.create(site + "/logclf/classify/"))
                        .header("Origin", site));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(20_001).last().isEqualTo("App,it failed,Failure");
        HttpRequest.Builder entry = HttpRequest.newBuilder(URI.create(site + "/logclf/v1/classify"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"message\":\"it failed\"}"));
        // What a client says of itself, nginx replaces.
        assertThat(send(
                                client,
                                entry.copy()
                                        .header("X-Forwarded-For", "203.0.113.9")
                                        .header("Forwarded", "for=203.0.113.9;host=evil.example")
                                        .header("Origin", site))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(client, entry.copy().header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(
                                client,
                                entry.copy()
                                        .header("X-Forwarded-Host", "evil.example")
                                        .header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(client, HttpRequest.newBuilder(URI.create(site + "/logclf/")))
                        .body())
                .contains("assets/app.js");
        assertThat(send(client, HttpRequest.newBuilder(URI.create(site + "/logclf")))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/logclf/"));
        assertThat(send(client, HttpRequest.newBuilder(URI.create(site + "/v1/classify")))
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Runs nginx with the site, on other ports and with another certificate. */
    private Process start(TestCertificate identity, int upstream, int port) throws Exception {
        String site = Files.readString(Path.of("../deploy/nginx/logclf.conf"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + upstream)
                .replace("listen 80;", "listen 127.0.0.1:" + freePort() + ";")
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replace("server_name logs.example;", "server_name logs.example localhost;")
                .replace(
                        "/etc/nginx/tls/logs.example.crt",
                        identity.certificate().toString())
                .replace("/etc/nginx/tls/logs.example.key", identity.key().toString());
        Path nginx = Files.createDirectory(folder.resolve("nginx"));
        Path main = Files.writeString(
                nginx.resolve("nginx.conf"),
                (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
                        + "daemon off;\npid nginx.pid;\nerror_log error.log;\nevents {}\nhttp {\naccess_log off;\n"
                        + List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                                .map(kind -> kind + "_temp_path " + nginx.resolve(kind) + ";\n")
                                .reduce("", String::concat)
                        + site + "}\n");
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        List<String> command = List.of(program, "-p", nginx.toString(), "-c", main.toString());
        Process check = new ProcessBuilder(List.of(program, "-t", "-p", nginx.toString(), "-c", main.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(output).isZero();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(nginx.resolve("output.txt").toFile())
                .start();
    }

    private void await(Process nginx, int port) throws IOException {
        while (true) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException e) {
                assertThat(nginx.isAlive())
                        .as(Files.readString(folder.resolve("nginx/output.txt")))
                        .isTrue();
                Thread.onSpinWait();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
