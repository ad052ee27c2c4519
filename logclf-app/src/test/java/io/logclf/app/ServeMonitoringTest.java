package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.bundle.BundleException;
import io.logclf.bundle.ReloadablePipeline;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators look at, and reloading, on a server with a bundle of rules. */
@Timeout(60)
class ServeMonitoringTest {

    private static final String ENTRY = "{\"message\":\"it failed\"}";

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void makeBundle() throws IOException {
        bundle = SmallBundle.make(folder.resolve("bundle"), "Failure");
    }

    @Test
    void tellsThatItRunsAndIsReady() throws IOException {
        try (LiveServer server = open()) {
            assertThat(text(server.get("/healthz"))).isEqualTo("{\"status\":\"up\"}");
            assertThat(text(server.get("/readyz"))).isEqualTo("{\"status\":\"ready\"}");
        }
    }

    @Test
    void countsRequestsRowsAndStages() throws IOException {
        try (LiveServer server = open()) {
            server.json("/v1/classify", "[" + ENTRY + ",{\"message\":\"x\"}]");
            server.upload("/classify/", "source,log_message\nA,it failed\n");
            server.json("/v1/classify", "{");
            String metrics = text(server.get("/metrics"));
            assertThat(metrics)
                    .contains(
                            "logclf_rows_total 3.0\n",
                            "logclf_rows_unclassified_total 1.0\n",
                            "logclf_stage_decided_total{stage=\"regex\"} 2.0\n")
                    // One of them is the message with which the server tries itself.
                    .contains("logclf_stage_abstained_total{reason=\"NO_MATCH\",stage=\"regex\"} 2.0\n")
                    .contains("logclf_stage_seconds_bucket{stage=\"regex\",le=\"")
                    .contains("logclf_http_request_seconds_count{endpoint=\"/v1/classify\",method=\"POST\","
                            + "status=\"200\"} 1\n")
                    .contains("logclf_http_request_seconds_count{endpoint=\"/v1/classify\",method=\"POST\","
                            + "status=\"400\"} 1\n");
        }
    }

    @Test
    void servesItsDocumentationFromItself() throws IOException {
        try (LiveServer server = open()) {
            String page = text(server.get("/docs"));
            assertThat(page).contains("<meta charset=\"utf-8\">").doesNotContain("http://", "https://", "<style");
            Matcher file = Pattern.compile("(?:src|href)=\"([a-z][^\"]+)\"").matcher(page);
            int files = 0;
            while (file.find()) {
                // Relative, so that they hold under any path of a proxy.
                assertThat(server.get("/" + file.group(1)).statusCode())
                        .as(file.group(1))
                        .isEqualTo(200);
                files++;
            }
            assertThat(files).isEqualTo(4);
            assertThat(text(server.get("/docs/docs.js"))).contains("url: \"openapi.json\"");
            assertThat(text(server.get("/"))).contains("<meta charset=\"utf-8\">");
        }
    }

    @Test
    void loadsAChangedBundleUnderLoadWithoutFailingAnyone() throws IOException {
        try (LiveServer server = open()) {
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Integer> failures = CompletableFuture.supplyAsync(() -> {
                int failed = 0;
                while (!ended.get()) {
                    HttpResponse<byte[]> answer = server.json("/v1/classify", ENTRY);
                    failed += answer.statusCode() == 200 && text(answer).matches(".*\"label\":\"(Failure|Defect)\".*")
                            ? 0
                            : 1;
                }
                return failed;
            });
            for (int i = 0; i < 10; i++) {
                SmallBundle.make(bundle, i % 2 == 0 ? "Defect" : "Failure");
                assertThat(reload(server).statusCode()).isEqualTo(200);
                assertThat(text(server.json("/v1/classify", ENTRY)))
                        .contains("\"label\":\"" + (i % 2 == 0 ? "Defect" : "Failure") + "\"");
            }
            ended.set(true);
            assertThat(failures.join()).isZero();
        }
    }

    @Test
    void keepsTheOldBundleIfTheNewOneIsBroken() throws IOException {
        try (LiveServer server = open()) {
            Files.writeString(bundle.resolve("rules.yaml"), "- id: broken\n");
            HttpResponse<byte[]> refused = reload(server);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(text(refused))
                    .contains("the one before stays in use", "rules.yaml")
                    .doesNotContain("\tat ");
            assertThatThrownBy(server.server::reload).isInstanceOf(BundleException.class);
            assertThat(text(server.json("/v1/classify", ENTRY))).contains("\"label\":\"Failure\"");
        }
    }

    @Test
    void reloadsOnlyForItsOwnMachineOrAToken() throws IOException {
        try (LiveServer rules = LiveServer.ofRules(folder, options -> options)) {
            assertThat(reload(rules).statusCode()).isEqualTo(409);
        }
        try (LiveServer server = LiveServer.ofRules(folder, options -> options.token("s3cret"))) {
            assertThat(reload(server).statusCode()).isEqualTo(401);
        }
    }

    private LiveServer open() throws IOException {
        return LiveServer.of(
                listener ->
                        ReloadablePipeline.builder(bundle).listener(listener).build(),
                folder,
                options -> options);
    }

    private static HttpResponse<byte[]> reload(LiveServer server) {
        return server.send(server.to("/v1/reload").POST(BodyPublishers.noBody()));
    }
}
