package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries as JSON, sent to a server in this process. */
@Timeout(60)
class ServeJsonTest {

    private static final String CLASSIFY = "/v1/classify";
    private static final String LOGIN = "{\"source\":\"A\",\"message\":\"Bob logged in\",\"label\":\"Login\","
            + "\"confidence\":1.0,\"stage\":\"regex\",\"evidence\":\"rule login\","
            + "\"best_guess\":\"Login\",\"best_guess_probability\":1.0}";
    private static final String NOTHING =
            "{\"source\":\"\",\"message\":\"x\",\"label\":null,\"confidence\":null,\"stage\":null,\"evidence\":null,"
                    + "\"best_guess\":null,\"best_guess_probability\":null}";

    @TempDir
    Path folder;

    private LiveServer server;

    @BeforeEach
    void start() throws IOException {
        server = LiveServer.ofRules(folder, options -> options.maxUploadBytes(10_000));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void answersOneEntryWithAnObject() {
        HttpResponse<byte[]> response = server.json(CLASSIFY, "{\"source\":\"A\",\"message\":\"Bob logged in\"}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(text(response)).isEqualTo(LOGIN);
    }

    @Test
    void answersAnArrayWithAnArray() {
        assertThat(
                        text(
                                server.json(
                                        CLASSIFY,
                                        "[{\"source\":\"A\",\"log_message\":\"Bob logged in\",\"x\":{\"y\":[1]}},{\"message\":\"x\"}]")))
                .isEqualTo("[" + LOGIN + "," + NOTHING + "]");
        assertThat(text(server.json(CLASSIFY, "[]"))).isEqualTo("[]");
    }

    @Test
    void fieldsMayHaveTheirUsualNames() {
        String login = "{\"app\":\"A\",\"msg\":\"Bob logged in\",\"level\":\"info\",\"x\":{\"msg\":[\"é\"]}}";
        assertThat(text(server.json(CLASSIFY, login))).isEqualTo(LOGIN);
        assertThat(text(server.json(CLASSIFY, "[ {\"é\":\"é\"," + login.substring(1) + " , " + login + "]")))
                .isEqualTo("[" + LOGIN + "," + LOGIN + "]");
    }

    @Test
    void answersLinesWithLines() {
        HttpResponse<byte[]> response =
                lines("{\"source\":\"A\",\"message\":\"Bob logged in\"}\r\n\n{\"message\":\"x\"}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(text(response)).isEqualTo(LOGIN + "\n" + NOTHING + "\n");
    }

    @Test
    void refusesABrokenLineBeforeItAnswersAny() {
        HttpResponse<byte[]> response = lines("{\"message\":\"x\"}\n".repeat(600) + "{\"message\":");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("\"line\":601").doesNotContain("\"label\"");
        assertThat(text(lines("{\"message\":\"x\"}\n[]")))
                .contains("the body:2: the line is not one JSON object", "\"line\":2");
    }

    @Test
    void explainsWithTheWholeTrail() {
        assertThat(text(server.json(CLASSIFY + "?explain=true", "{\"source\":\"A\",\"message\":\"Bob logged in\"}")))
                .endsWith("\"trail\":[{\"stage\":\"regex\",\"decided\":true,\"label\":\"Login\",\"confidence\":1.0,"
                        + "\"reason\":null,\"detail\":null,\"evidence\":\"rule login\",\"alternatives\":[]}]}");
        assertThat(text(server.json(CLASSIFY + "?explain=true", "{\"message\":\"x\"}")))
                .endsWith("\"trail\":[{\"stage\":\"regex\",\"decided\":false,\"label\":null,\"confidence\":null,"
                        + "\"reason\":\"NO_MATCH\",\"detail\":\"none of 3 rules matches\",\"evidence\":null,"
                        + "\"alternatives\":[]}]}");
    }

    @Test
    void takesTextOfEveryKind() {
        assertThat(text(server.json(CLASSIFY, "{\"message\":\"Zoë \\ud83d\\ude00 failed\"}")))
                .contains("\"Zoë \uD83D\uDE00 failed\"", "\"Failure\"");
        assertThat(text(server.json(CLASSIFY, "{\"message\":\"half \\ud83d failed\"}")))
                .contains("\"half ? failed\"", "\"Failure\"");
        assertThat(text(server.json(CLASSIFY, "{\"message\":\"\"}"))).contains("\"label\":null");
        assertThat(text(server.json(CLASSIFY, "{\"message\":42}"))).contains("\"message\":\"42\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nothing",
                "{\"message\":\"secret",
                "[{\"message\":\"secret\"},]",
                "{\"message\":\"\\q\"}"
            })
    void refusesWhatIsNoJsonWithoutQuotingIt(String body) {
        HttpResponse<byte[]> response = server.json(CLASSIFY, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(text(response)).contains("\"line\":1").doesNotContain("secret", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"message\":null}", "{\"message\":[]}", "[{}]", "[1]", "1", "{\"message\":\"x\"}{}"})
    void refusesJsonOfAnotherShape(String body) {
        HttpResponse<byte[]> response = server.json(CLASSIFY, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("\"title\":\"Bad request\"", "\"detail\":\"line 1: ");
    }

    @Test
    void refusesATooLargeBody() {
        byte[] large = new byte[(8 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        HttpResponse<byte[]> announced = server.send(
                server.to(CLASSIFY).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(large)));
        HttpResponse<byte[]> chunked = server.send(server.to(CLASSIFY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(lines("{\"message\":\"x\"}\n".repeat(1_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesOtherTypes() {
        HttpResponse<byte[]> response = server.send(
                server.to(CLASSIFY).header("Content-Type", "text/xml").POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(text(response)).contains("application/x-ndjson");
    }

    @Test
    void takesAnyLog() {
        HttpResponse<byte[]> response = server.send(server.to(CLASSIFY)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(
                        "2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed\n\tat noon\n\nx\n")));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(text(response).lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"source\":\"c.e.Shop\"", "\"message\":\"it failed\"", "\"label\":\"Failure\"");
    }

    @Test
    void takesTheParametersOfTheCommandLine() {
        String table = "when;Nachricht\n1;it failed\n";
        assertThat(text(server.send(server.to(CLASSIFY + "?messageColumn=Nachricht&format=csv")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(table)))))
                .contains("\"message\":\"it failed\"");
        assertThat(text(server.send(server.to(CLASSIFY + "?messageColumn=note&sourceColumn=from")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"note\":\"it failed\",\"message\":\"x\",\"from\":\"A\"}")))))
                .contains("\"source\":\"A\"", "\"message\":\"it failed\"");
    }

    @Test
    void refusesMoreRequestsThanItMayRun() throws Exception {
        GatedStage stage = new GatedStage();
        try (LiveServer gated = LiveServer.ofStage(stage, folder, options -> options.maxRequests(1))) {
            CompletableFuture<HttpResponse<byte[]>> first =
                    CompletableFuture.supplyAsync(() -> gated.json(CLASSIFY, "{\"message\":\"wait\"}"));
            stage.reached.await();
            HttpResponse<byte[]> refused = gated.json(CLASSIFY, "{\"message\":\"x\"}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            stage.gate.countDown();
            assertThat(first.join().statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> lines(String body) {
        return server.send(server.to(CLASSIFY)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body)));
    }
}
