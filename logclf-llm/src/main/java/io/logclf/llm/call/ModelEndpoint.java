package io.logclf.llm.call;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model behind a server, from which LangChain4j's client for one of two wire formats is made.
 *
 * <p>Both clients have temperature 0, since the same message should get the same label; no retries, which
 * {@link GuardedModel} makes within its limits; no logging, which would write messages and keys; and
 * {@link PlainHttpClient}. No connection is opened before the first request.
 *
 * @param baseUrl an http or https address without the path of the method: {@code http://localhost:8000/v1} for OpenAI's
 *     format, {@code http://localhost:11434} for Ollama's
 * @param model the model's name on that server
 * @param key the API key, sent as {@code Authorization: Bearer}
 * @param jsonSchema whether the server accepts a JSON schema for the answer; one that does not usually replies with
 *     status 400
 */
public record ModelEndpoint(String baseUrl, String model, Optional<String> key, boolean jsonSchema) {

    /** The most likely token each time; with it, answers are as repeatable as the server allows. */
    private static final double TEMPERATURE = 0;

    /**
     * Returns a client that speaks OpenAI's chat completions, as most servers do.
     *
     * @param timeout for connecting, and for each response
     * @param clock reads {@code Retry-After} headers that hold a date
     */
    public ChatModel openAi(Duration timeout, Clock clock) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(new PlainHttpClientBuilder(clock))
                .baseUrl(baseUrl)
                .modelName(model)
                .temperature(TEMPERATURE)
                .timeout(timeout)
                .strictJsonSchema(true)
                .supportedCapabilities(capabilities())
                .logRequests(false)
                .logResponses(false)
                .maxRetries(0);
        key.ifPresent(builder::apiKey);
        return builder.build();
    }

    /**
     * Returns a client that speaks Ollama's chat.
     *
     * @param timeout for connecting, and for each response
     * @param clock reads {@code Retry-After} headers that hold a date
     */
    public ChatModel ollama(Duration timeout, Clock clock) {
        OllamaChatModel.OllamaChatModelBuilder builder = OllamaChatModel.builder()
                .httpClientBuilder(new PlainHttpClientBuilder(clock))
                .baseUrl(baseUrl)
                .modelName(model)
                .temperature(TEMPERATURE)
                .timeout(timeout)
                .supportedCapabilities(capabilities())
                .logRequests(false)
                .logResponses(false);
        // Ollama itself takes no key; a proxy in front of it may want one.
        key.ifPresent(value -> builder.customHeaders(Map.of("Authorization", "Bearer " + value)));
        return builder.maxRetries(0).build();
    }

    private Set<Capability> capabilities() {
        return jsonSchema ? Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA) : Set.of();
    }

    /** Returns the model and its server, without the key. */
    @Override
    public String toString() {
        return model + " at " + baseUrl;
    }
}
