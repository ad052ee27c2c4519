package io.logclf.app;

import static io.logclf.app.LiveProject.list;
import static io.logclf.app.LiveProject.number;
import static io.logclf.app.LiveProject.tree;
import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.edge.Edge;
import io.logclf.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may change a project, and how much comes into it. */
@Timeout(120)
class ServeWorkbenchGuardTest {

    private static final String NAMED = "{\"name\":\"Backup\"}";

    @TempDir
    Path folder;

    @Test
    void aChangeNeedsItsHeaderAndAnAuthor() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder)) {
            HttpResponse<byte[]> bare = project.server.send(project.to("labels").POST(BodyPublishers.ofString(NAMED)));
            assertThat(bare.statusCode()).isEqualTo(403);
            assertThat(text(bare)).contains("X-Logclf-Workbench: 1");
            HttpResponse<byte[]> nobody = project.server.send(
                    project.to("labels").header("X-Logclf-Workbench", "1").POST(BodyPublishers.ofString(NAMED)));
            assertThat(nobody.statusCode()).isEqualTo(400);
            assertThat(text(nobody)).contains("X-Logclf-Author");
            for (String name : List.of(" ", "%20", "a%0Ab", "%00", "%E2%80%A8", "%FF", "%zz", "x".repeat(101))) {
                HttpResponse<byte[]> wrong = project.server.send(project.to("labels")
                        .header("X-Logclf-Workbench", "1")
                        .header("X-Logclf-Author", name)
                        .POST(BodyPublishers.ofString(NAMED)));
                assertThat(wrong.statusCode()).as(name).isEqualTo(400);
            }
            assertThat(project.server
                            .send(project.to("files/1")
                                    .header("X-Logclf-Author", "kim")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(list(project.read(""), "labels")).isEmpty();
            assertThat(project.server
                            .send(project.to("labels")
                                    .header("X-Logclf-Workbench", "1")
                                    .header("X-Logclf-Author", "J%C3%BCrgen+%F0%9F%90%BB")
                                    .POST(BodyPublishers.ofString(NAMED)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(list(project.read("history"), "steps").get(0).get("by")).isEqualTo("J\u00fcrgen+\ud83d\udc3b");
        }
    }

    @Test
    void pagesOfOtherSitesChangeNothing() throws IOException {
        try (LiveProject project = LiveProject.ofRules(
                folder, options -> options, server -> server.corsOrigin("https://logs.example.com"))) {
            HttpResponse<byte[]> foreign = project.server.send(project.change("labels")
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.ofString(NAMED)));
            assertThat(foreign.statusCode()).isEqualTo(403);
            HttpResponse<byte[]> allowed = project.server.send(project.change("labels")
                    .header("Origin", "https://logs.example.com")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.ofString(NAMED)));
            assertThat(allowed.statusCode()).isEqualTo(403);
            assertThat(project.server
                            .send(project.change("labels")
                                    .header("Sec-Fetch-Site", "same-site")
                                    .POST(BodyPublishers.ofString(NAMED)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(project.server
                            .send(project.change("files/1")
                                    .header("Origin", "https://evil.example")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<byte[]> leave = project.server.send(project.to("labels")
                    .header("Origin", "https://logs.example.com")
                    .header("Access-Control-Request-Method", "DELETE")
                    .header("Access-Control-Request-Headers", "X-Logclf-Workbench")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(leave.headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValue("GET, POST");
            assertThat(leave.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("Authorization, Content-Type");
            assertThat(list(project.read(""), "labels")).isEmpty();
            assertThat(project.server
                            .send(project.change("labels")
                                    .header("Sec-Fetch-Site", "same-origin")
                                    .POST(BodyPublishers.ofString(NAMED)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenIsNeededForAllButThePage() throws IOException {
        try (LiveProject project =
                LiveProject.ofRules(folder, options -> options, server -> server.token("let me in"))) {
            for (String operation : ApiDescription.operations()) {
                String method = operation.split(" ")[0];
                String path = operation.split(" ")[1].replace("{id}", "1");
                if (path.startsWith("/v1/workbench")) {
                    assertThat(project.server
                                    .send(project.server.to(path).method(method, BodyPublishers.noBody()))
                                    .statusCode())
                            .as(operation)
                            .isEqualTo(401);
                }
            }
            assertThat(project.server.get("/workbench").statusCode()).isNotEqualTo(401);
            assertThat(project.server.get("/workbench/assets/app.js").statusCode())
                    .isNotEqualTo(401);
            assertThat(project.server
                            .get("/workbench/assets/WorkbenchApi.class")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(project.server
                            .send(project.to("").header("Authorization", "Bearer let me in"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theHeaderOfATrustedProxyIsTheOnlyNameThatCounts() throws IOException {
        Edge edge = Edge.builder().trustedProxies(List.of("127.0.0.1")).build();
        try (LiveProject project = LiveProject.ofRules(
                folder, options -> options.authorHeader("X-Remote-User"), server -> server.edge(edge))) {
            HttpResponse<byte[]> typed = project.post("labels", NAMED);
            assertThat(typed.statusCode()).isEqualTo(403);
            HttpResponse<byte[]> vouched = project.server.send(
                    project.change("labels").header("X-Remote-User", "ana").POST(BodyPublishers.ofString(NAMED)));
            assertThat(vouched.statusCode()).isEqualTo(200);
            assertThat(list(project.read("history"), "steps").get(0).get("by")).isEqualTo("ana");
            assertThat(tree(project.server.send(project.to("").header("X-Remote-User", "ana")))
                            .get("author"))
                    .isEqualTo("ana");
            assertThat(raw(project, "X-Remote-User: J\u00fcrgen")).contains("\"author\":\"J\u00fcrgen\"");
        }
        try (LiveProject project =
                LiveProject.ofRules(folder, options -> options.authorHeader("X-Remote-User"), server -> server)) {
            HttpResponse<byte[]> forged = project.server.send(
                    project.change("labels").header("X-Remote-User", "ana").POST(BodyPublishers.ofString(NAMED)));
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(tree(project.server.send(project.to("").header("X-Remote-User", "ana")))
                            .get("author"))
                    .isNull();
        }
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        try (LiveProject project =
                LiveProject.ofRules(folder, options -> options, server -> server.maxUploadBytes(10_000))) {
            List<String> before = files(project.data);
            assertThat(project.post("files?name=big.log", ProjectLog.of(1_000)).statusCode())
                    .isEqualTo(413);
            HttpResponse<byte[]> unannounced = project.server.send(project.change("files?name=big.log")
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                            ProjectLog.of(1_000).getBytes(StandardCharsets.UTF_8)))));
            assertThat(unannounced.statusCode()).isEqualTo(413);
            assertThat(project.post("label", "x".repeat(1 << 21)).statusCode()).isEqualTo(413);
            assertThat(files(project.data)).isEqualTo(before);
            assertThat(list(project.read(""), "files")).isEmpty();
        }
    }

    @Test
    void aProjectThatIsFullTakesNoMore() throws IOException {
        try (LiveProject project =
                LiveProject.ofRules(folder, options -> options.maxBytes(300_000), server -> server)) {
            List<String> before = files(project.data);
            HttpResponse<byte[]> full = project.post("files?name=big.log", ProjectLog.of(6_000));
            assertThat(full.statusCode()).isEqualTo(507);
            assertThat(text(full)).contains("--data-limit");
            assertThat(files(project.data)).isEqualTo(before);
            assertThat(list(project.read(""), "files")).isEmpty();
            project.file("small.log", ProjectLog.of(100));
        }
    }

    @Test
    void aBrokenUploadLeavesNothing() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder)) {
            List<String> before = files(project.data);
            try (Socket socket = project.server.socket()) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /v1/workbench/files?name=cut.log HTTP/1.1\r\nHost: localhost\r\n"
                                + "X-Logclf-Workbench: 1\r\nX-Logclf-Author: kim\r\nContent-Length: 100000\r\n\r\n"
                                + ProjectLog.of(100))
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                Await.until(() -> files(project.data).size() > before.size());
                socket.setSoLinger(true, 0);
            }
            Await.until(() -> files(project.data).equals(before));
            assertThat(list(project.read(""), "files")).isEmpty();
        }
    }

    @Test
    void textOfOthersIsText() throws IOException {
        String markup = "<img src=x onerror=alert(1)>\"'</script><!--";
        try (LiveProject project = LiveProject.ofRules(folder)) {
            HttpResponse<byte[]> taken = project.server.send(project.change("files?name="
                            + java.net.URLEncoder.encode("../../" + markup + "\r\nX: y.log", StandardCharsets.UTF_8))
                    .POST(BodyPublishers.ofString((markup + " happened to 7\n").repeat(5))));
            long file = number(LiveProject.ok(taken), "file");
            project.awaitFile(file);
            assertThat(project.file(file).get("name").toString()).doesNotContain("/", "\r", "\n");
            project.done("labels", "{\"name\":\"<b>x</b>\",\"description\":\"<script>\"}");
            for (String address :
                    List.of("", "groups", "groups/" + project.groups().get(0).get("id"), "history")) {
                HttpResponse<byte[]> response = project.get(address);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/json");
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
                assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(tree(response)).isNotEmpty();
            }
            assertThat(project.groups().get(0).get("example").toString()).contains(markup);
            String name = project.get("export/labelled/" + file)
                    .headers()
                    .firstValue("Content-Disposition")
                    .orElseThrow();
            assertThat(name).matches("attachment; filename=\"[A-Za-z0-9._-]+\"");
        }
    }

    private static String raw(LiveProject project, String header) throws IOException {
        try (Socket socket = project.server.socket()) {
            socket.getOutputStream()
                    .write(("GET /v1/workbench HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The files of a project, but those of its database, which come and go. */
    private static List<String> files(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> !name.contains("project.db-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
