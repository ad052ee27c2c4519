package io.logclf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.testkit.ModelReply.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModelServerTest {

    private static final String QUESTION = "{\"messages\":[{\"role\":\"system\",\"content\":\"the rules\"},"
            + "{\"role\":\"user\",\"content\":\"BEGIN 1f\\n{\\\"id\\\":1,\\\"message\\\":\\\"disk\\\"}\\nEND 1f\\n\\nAnswer\"}]}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpResponse<String> ask(String address) throws IOException, InterruptedException {
        return client.send(request(address), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                .build();
    }

    @Test
    void speaksTheFormatOfOpenAi() throws IOException, InterruptedException {
        try (ModelServer server = ModelServer.labelling(message -> message.toUpperCase(Locale.ROOT))) {
            JsonObject body = JsonParser.parseString(
                            ask(server.openAiUrl() + "/chat/completions").body())
                    .getAsJsonObject();
            JsonObject choice = body.getAsJsonArray("choices").get(0).getAsJsonObject();
            assertThat(choice.getAsJsonObject("message").get("content").getAsString())
                    .isEqualTo("{\"label\":\"DISK\"}");
            assertThat(body.getAsJsonObject("usage").get("prompt_tokens").getAsInt())
                    .isPositive();
        }
    }

    @Test
    void speaksTheFormatOfOllama() throws IOException, InterruptedException {
        try (ModelServer server = ModelServer.labelling(message -> "Error")) {
            JsonObject body = JsonParser.parseString(
                            ask(server.ollamaUrl() + "/api/chat").body())
                    .getAsJsonObject();
            assertThat(body.getAsJsonObject("message").get("content").getAsString())
                    .isEqualTo("{\"label\":\"Error\"}");
            assertThat(body.get("done").getAsBoolean()).isTrue();
        }
    }

    @Test
    void remembersWhatItWasAsked() throws IOException, InterruptedException {
        try (ModelServer server = ModelServer.inTurn(ModelReply.label("A"))) {
            ask(server.openAiUrl() + "/chat/completions");
            ModelRequest request = server.requests().get(0);
            assertThat(request.system()).isEqualTo("the rules");
            assertThat(request.messages()).containsEntry(1, "disk").hasSize(1);
            assertThat(request.headers()).containsKey("content-length");
        }
    }

    @Test
    void givesAnswersInTurnAndTheLastOneForEver() throws IOException, InterruptedException {
        try (ModelServer server = ModelServer.inTurn(ModelReply.tooMany("7"), ModelReply.status(500))) {
            HttpResponse<String> first = ask(server.openAiUrl());
            assertThat(first.statusCode()).isEqualTo(429);
            assertThat(first.headers().firstValue("Retry-After")).contains("7");
            assertThat(List.of(
                            ask(server.openAiUrl()).statusCode(),
                            ask(server.openAiUrl()).statusCode()))
                    .containsExactly(500, 500);
        }
    }

    @Test
    void cutAnswerBreaksTheConnection() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.label("A").with(Fault.CUT))) {
            assertThatIOException().isThrownBy(() -> ask(server.openAiUrl()));
        }
    }

    @Test
    void hangingAndTrickledAnswersEndWhenTheServerIsClosed() {
        for (ModelReply reply :
                List.of(ModelReply.hanging(), ModelReply.label("A").with(Fault.TRICKLED))) {
            ModelServer server = ModelServer.inTurn(reply);
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(request(server.openAiUrl()), HttpResponse.BodyHandlers.ofString());
            while (server.requests().isEmpty()) {
                Thread.yield();
            }
            assertThat(answer).isNotDone();
            server.close();
            server.close();
            assertThat(answer.handle((response, failure) -> failure).join()).isInstanceOf(Exception.class);
        }
    }

    @Test
    void portIsFreeAfterwards() {
        ModelServer server = ModelServer.inTurn(ModelReply.label("A"));
        String address = server.openAiUrl();
        server.close();
        assertThatIOException().isThrownBy(() -> ask(address)).isInstanceOf(ConnectException.class);
    }
}
