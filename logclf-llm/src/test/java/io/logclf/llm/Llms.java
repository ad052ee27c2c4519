package io.logclf.llm;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.llm.call.ModelEndpoint;
import io.logclf.llm.prompt.AnswerFormat;
import io.logclf.testkit.ModelRequest;
import io.logclf.testkit.ModelServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Models that call a {@link ModelServer}, labels, and a server that knows them. */
final class Llms {

    static final List<LabelDescription> LABELS = List.of(
            new LabelDescription(new Label("User Action"), "a person did something"),
            new LabelDescription(new Label("Error"), "something failed"),
            new LabelDescription(new Label("Critical Error"), "something failed for good"));

    /** Words that make messages differ where masking does not make them equal. */
    static final List<String> WORDS = List.of(
            "alpha",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliett",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango");

    private Llms() {}

    /** Labels by a word in the message, and does not know any other message. */
    static String labelOf(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (words.contains("user")) {
            return "User Action";
        }
        return words.contains("disk") ? "Critical Error" : AnswerFormat.NONE;
    }

    /** What a stage has counted, by name. */
    static Map<String, Long> counts(LogClassifier stage) {
        return stage.counters().stream().collect(Collectors.toMap(Counter::name, Counter::count));
    }

    static ModelServer server() {
        return ModelServer.labelling(Llms::labelOf);
    }

    static ChatModel openAi(ModelServer server) {
        return openAi(server.openAiUrl(), Duration.ofMinutes(1));
    }

    static ChatModel openAi(String url, Duration readTimeout) {
        return new ModelEndpoint(url, "test", Optional.of("key"), true).openAi(readTimeout, Clock.systemUTC());
    }

    static ChatModel ollama(ModelServer server) {
        return new ModelEndpoint(server.ollamaUrl(), "test", Optional.empty(), false)
                .ollama(Duration.ofMinutes(1), Clock.systemUTC());
    }

    /** Returns a model of an application, which answers on the thread that calls it. */
    static ChatModel model(Function<ChatRequest, ChatResponse> answers) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return answers.apply(request);
            }
        };
    }

    /** Returns a builder with short waits between retries. */
    static LlmClassifierBuilder stage(ModelServer server) {
        return LlmClassifier.builder(openAi(server), LABELS).backoff(Duration.ofMillis(1));
    }

    /** Returns what was sent, parsed. */
    static JsonObject json(ModelRequest request) {
        return JsonParser.parseString(request.body()).getAsJsonObject();
    }

    static LogEntry entry(String message) {
        return LogEntry.of("", message);
    }

    /** Returns the label, or the reason to abstain. */
    static String said(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided
                ? decided.label().name()
                : ((Verdict.Abstained) verdict).reason().name();
    }

    static String detail(Verdict verdict) {
        return ((Verdict.Abstained) verdict).detail();
    }
}
