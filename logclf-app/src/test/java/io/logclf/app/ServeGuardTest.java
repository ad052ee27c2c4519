package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the server answers, and how it refuses the others. */
@Timeout(60)
class ServeGuardTest {

    private static final String ENTRY = "{\"message\":\"it failed\"}";

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
    void tellsWhatMethodsAnAddressTakes() {
        HttpResponse<byte[]> response = server.send(server.to("/classify/").PUT(BodyPublishers.ofString("x")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(server.get("/v1/classify").headers().firstValue("Allow")).hasValue("POST");
        assertThat(server.send(server.to("/metrics").DELETE()).headers().firstValue("Allow"))
                .hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/assets/none.js", "/assets/..%2findex.html", "/docs/none", "/v1/classifications/"})
    void answersProblemDetailsWhereNothingIs(String path) {
        HttpResponse<byte[]> response = server.get(path);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(text(response))
                .contains("\"status\":" + response.statusCode())
                .doesNotContain("Exception");
    }

    @Test
    void answersProblemDetailsToWhatIsNoHttp() throws IOException {
        assertThat(server.raw("nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"status\":400")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/openapi.json", "/healthz", "/metrics", "/nothing"})
    void sendsHeadersThatKeepBrowsersSafe(String path) {
        HttpResponse<byte[]> response = server.get(path);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void keepsNoResultInCaches() {
        assertThat(server.json("/v1/classify", ENTRY).headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(server.upload("/classify/", "source,log_message\n").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "192.168.0.1"})
    void refusesOtherHostNamesOnLoopback(String host) throws IOException {
        assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:80"})
    void answersToTheNamesOfLoopback(String host) throws IOException {
        assertThat(server.raw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesWhatPagesOfOtherSitesSend() {
        HttpResponse<byte[]> foreign = server.send(server.to("/v1/classify")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ENTRY)));
        HttpResponse<byte[]> own = server.send(server.to("/v1/classify")
                .header("Origin", "http://" + server.address.getAuthority())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ENTRY)));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void letsPagesOfTheSiteThatIsAllowedIn() throws IOException {
        String site = "https://logs.example.com";
        try (LiveServer shared = LiveServer.ofRules(folder, options -> options.corsOrigin(site))) {
            HttpResponse<byte[]> preflight = shared.send(shared.to("/classify/")
                    .header("Origin", site)
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(site);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("Authorization, Content-Type");
            HttpResponse<byte[]> answer = shared.send(
                    shared.form("/classify/", "source,log_message\n".getBytes()).header("Origin", site));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(site);
            assertThat(answer.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElse(""))
                    .contains("X-Classification-Id");
            assertThat(shared.send(shared.to("/v1/classify")
                                    .header("Origin", "https://other.example")
                                    .POST(BodyPublishers.ofString(ENTRY)))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void asksForTheTokenWhereThereIsSomethingToGuard() throws IOException {
        try (LiveServer guarded = LiveServer.ofRules(folder, options -> options.token("s3cret"))) {
            for (String path : new String[] {"/metrics", "/v1/classifications/x", "/nothing"}) {
                HttpResponse<byte[]> refused = guarded.get(path);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"logclf\"");
            }
            for (String path : new String[] {"/healthz", "/readyz", "/", "/docs", "/openapi.json"}) {
                assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(guarded.upload("/classify/", "source,log_message\n").statusCode())
                    .isEqualTo(401);
            assertThat(guarded.json("/v1/classify", ENTRY).statusCode()).isEqualTo(401);
            assertThat(guarded.send(guarded.to("/metrics").header("Authorization", "Bearer other"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(guarded.send(guarded.to("/metrics").header("Authorization", "bearer s3cret"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void needsNoCertainHostNameWithAToken() throws IOException {
        try (LiveServer guarded = LiveServer.ofRules(folder, options -> options.token("s3cret"))) {
            assertThat(guarded.raw("GET /healthz HTTP/1.1\r\nHost: logs.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void answersHead() {
        HttpResponse<byte[]> response = server.send(server.to("/").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }
}
