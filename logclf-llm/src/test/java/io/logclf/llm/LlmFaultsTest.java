package io.logclf.llm;

import static io.logclf.llm.Llms.detail;
import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Verdict;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelReply.Fault;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host sees of each fault of a server, over real connections, in both wire formats. */
class LlmFaultsTest {

    private static final ModelReply GOOD = ModelReply.label("Error");
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @ValueSource(ints = {429, 408, 500, 502, 503, 504, 529})
    void passingStatusIsTriedAgain(int status) {
        try (ModelServer server = ModelServer.inTurn(ModelReply.status(status), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
            assertThat(Llms.counts(stage)).containsEntry("retries", 1L).containsEntry("calls", 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 413, 422, 501})
    void lastingStatusIsNotTriedAgain(int status) {
        try (ModelServer server = ModelServer.inTurn(ModelReply.status(status), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            Verdict verdict = stage.classify(entry("x"));
            assertThat(said(verdict)).isEqualTo("UNAVAILABLE");
            assertThat(detail(verdict)).startsWith("HTTP " + status);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void serverThatGoesOnFailingIsGivenUp() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.status(500));
                LlmClassifier stage = Llms.stage(server).maxRetries(3).build()) {
            Verdict verdict = stage.classify(entry("x"));
            assertThat(detail(verdict)).isEqualTo("HTTP 500");
            assertThat(server.requests()).hasSize(4);
            assertThat(Llms.counts(stage)).containsEntry("failures", 1L).containsEntry("retries", 3L);
        }
    }

    @Test
    void retryAfterIsWaitedFor() {
        List<LlmListener.Call> calls = new ArrayList<>();
        LlmListener listener = new LlmListener() {
            @Override
            public void called(Call call) {
                calls.add(call);
            }
        };
        try (ModelServer server = ModelServer.inTurn(ModelReply.tooMany("1"), GOOD);
                LlmClassifier stage = Llms.stage(server).listener(listener).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
            // A wait that was not made would be three orders of magnitude shorter.
            assertThat(calls).singleElement().satisfies(call -> {
                assertThat(call.latency()).isGreaterThan(Duration.ofMillis(900));
                assertThat(call.retries()).isEqualTo(1);
                assertThat(call.outcome()).isEqualTo(LlmListener.Outcome.ANSWERED);
            });
        }
    }

    static Stream<String> waits() {
        return Stream.of(
                "3600",
                "99999999999999999999",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void retryAfterBeyondTheTimeoutIsNotWaitedFor(String wait) {
        try (ModelServer server = ModelServer.inTurn(ModelReply.tooMany(wait), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(detail(stage.classify(entry("x")))).startsWith("HTTP 429");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void refusedConnectionIsTriedAgainAndThenUnavailable() throws IOException {
        String url;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
        }
        try (LlmClassifier stage = LlmClassifier.builder(Llms.openAi(url, Duration.ofMinutes(1)), Llms.LABELS)
                .backoff(Duration.ofMillis(1))
                .build()) {
            Verdict verdict = stage.classify(entry("x"));
            assertThat(said(verdict)).isEqualTo("UNAVAILABLE");
            assertThat(detail(verdict)).isEqualTo("cannot connect to the server");
            assertThat(Llms.counts(stage)).containsEntry("calls", 3L);
        }
    }

    @Test
    void connectionCutInTheMiddleOfTheBodyIsTriedAgain() {
        try (ModelServer server = ModelServer.inTurn(GOOD.with(Fault.CUT), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
            assertThat(Llms.counts(stage)).containsEntry("retries", 1L);
        }
        try (ModelServer server = ModelServer.inTurn(GOOD.with(Fault.CUT));
                LlmClassifier stage = Llms.stage(server).maxRetries(0).build()) {
            assertThat(detail(stage.classify(entry("x")))).isEqualTo("the connection broke");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama"})
    void trickledBodyEndsAtTheTimeout(String provider) {
        try (ModelServer server = ModelServer.inTurn(GOOD.with(Fault.TRICKLED));
                LlmClassifier stage = stage(provider, server).timeout(SHORT).build()) {
            Verdict verdict = stage.classify(entry("x"));
            assertThat(said(verdict)).isEqualTo("UNAVAILABLE");
            assertThat(detail(verdict)).isEqualTo("no answer within 400 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama"})
    void serverThatHangsEndsAtTheTimeout(String provider) {
        try (ModelServer server = ModelServer.inTurn(ModelReply.hanging());
                LlmClassifier stage = stage(provider, server).timeout(SHORT).build()) {
            assertThat(detail(stage.classify(entry("x")))).isEqualTo("no answer within 400 ms");
            assertThat(server.requests()).as("not tried again").hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void modelsOwnTimeoutIsTriedAgain() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.hanging(), GOOD);
                LlmClassifier stage = LlmClassifier.builder(
                                Llms.openAi(server.openAiUrl(), Duration.ofSeconds(2)), Llms.LABELS)
                        .backoff(Duration.ofMillis(1))
                        .build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
            assertThat(Llms.counts(stage)).containsEntry("retries", 1L);
        }
    }

    @Test
    void answersThatAreNoJsonOrNoAnswerAreUnavailable() {
        for (String body : List.of("<html>proxy</html>", "{\"choices\":", "", "{}", "null", "[]", "{\"choices\":[]}")) {
            try (ModelServer server = ModelServer.inTurn(ModelReply.raw(body));
                    LlmClassifier stage = Llms.stage(server).build()) {
                Verdict verdict = stage.classify(entry("x"));
                assertThat(said(verdict)).as(body).isEqualTo("UNAVAILABLE");
                assertThat(detail(verdict)).doesNotContain("proxy");
            }
        }
    }

    @Test
    void invalidJsonIsTriedAgain() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.raw("{\"choices\":"), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
        }
    }

    static Stream<Arguments> answersThatNameALabel() {
        return Stream.of(
                Arguments.of("prose", "The label is Error."),
                Arguments.of("a longer label in prose", "This is clearly a **Critical Error**, I think."),
                Arguments.of("fence", "```json\n{\"label\": \"Error\"}\n```"),
                Arguments.of(
                        "thoughts", "<think>User Action? {\"label\":\"User Action\"} No.</think>{\"label\":\"Error\"}"),
                Arguments.of("thoughts without a beginning", "hm, User Action?</think>\n{\"label\":\"Error\"}"),
                Arguments.of("prose around JSON", "Sure! Here you are: {\"label\":\"Error\"} Anything else?"),
                Arguments.of("a list", "{\"answers\":[{\"id\":1,\"label\":\"Error\"}]}"),
                Arguments.of("a bare string", "\"Error\""),
                Arguments.of("a megabyte around it", " ".repeat(1 << 20) + "{\"label\":\"Error\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatNameALabel")
    void labelIsFoundInWhatSurroundsIt(String what, String answer) {
        String expected = what.contains("longer") ? "Critical Error" : "Error";
        for (String provider : List.of("openai", "ollama")) {
            try (ModelServer server = ModelServer.inTurn(ModelReply.saying(answer));
                    LlmClassifier stage = stage(provider, server).build()) {
                assertThat(said(stage.classify(entry("x")))).isEqualTo(expected);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    static Stream<Arguments> answersThatNameNone() {
        return Stream.of(
                Arguments.of("unknown label", ModelReply.label("Banana")),
                Arguments.of("label in another case", ModelReply.label("error")),
                Arguments.of("label with an addition", ModelReply.label("Error!")),
                Arguments.of("two labels", ModelReply.saying("Either User Action or Error.")),
                Arguments.of("two objects", ModelReply.saying("[{\"label\":\"Error\"},{\"label\":\"User Action\"}]")),
                Arguments.of("refusal", ModelReply.refusal()),
                Arguments.of("refusal in words", ModelReply.saying("I'm sorry, but I can't help with that.")),
                Arguments.of("empty content", ModelReply.saying("")),
                Arguments.of("thoughts without an end", ModelReply.saying("<think>It may be an Error, or")),
                Arguments.of("a megabyte of prose", ModelReply.saying("Error ".repeat(200_000))),
                Arguments.of("deep nesting", ModelReply.saying("[".repeat(100_000) + "]".repeat(100_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatNameNone")
    void answerWithoutALabelIsAskedForAgainOnce(String what, ModelReply reply) {
        try (ModelServer server = ModelServer.inTurn(reply, GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).user()).contains("Your last answer named none of the labels");
        }
        try (ModelServer server = ModelServer.inTurn(reply);
                LlmClassifier stage = Llms.stage(server).build()) {
            Verdict verdict = stage.classify(entry("x"));
            assertThat(said(verdict)).isEqualTo("UNAVAILABLE");
            assertThat(detail(verdict)).isEqualTo("the model answered with none of the labels");
            assertThat(server.requests()).hasSize(2);
            assertThat(Llms.counts(stage)).containsEntry("corrections", 1L);
        }
    }

    @Test
    void answerBeyondAllBoundsIsCutOff() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.saying("x".repeat(9 << 20)));
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(detail(stage.classify(entry("x")))).isEqualTo("the answer is too large");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void detailHoldsNeitherLogTextNorWhatTheServerSaysNorTheKey() {
        ModelReply telltale = new ModelReply(
                401, Map.of(), "{\"error\":{\"message\":\"bad key sk-123 for my log text\"}}", Fault.RAW);
        try (ModelServer server = ModelServer.inTurn(telltale);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(detail(stage.classify(entry("my log text"))))
                    .isEqualTo("HTTP 401: the API key is missing, wrong or not allowed to use this model");
        }
    }

    @Test
    void failuresAreNotKept() {
        try (ModelServer server = ModelServer.inTurn(ModelReply.status(401), GOOD);
                LlmClassifier stage = Llms.stage(server).build()) {
            assertThat(said(stage.classify(entry("x")))).isEqualTo("UNAVAILABLE");
            assertThat(said(stage.classify(entry("x")))).isEqualTo("Error");
        }
    }

    private static LlmClassifierBuilder stage(String provider, ModelServer server) {
        return LlmClassifier.builder(provider.equals("openai") ? Llms.openAi(server) : Llms.ollama(server), Llms.LABELS)
                .backoff(Duration.ofMillis(1));
    }
}
