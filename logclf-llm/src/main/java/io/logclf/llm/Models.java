package io.logclf.llm;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes models of settings: temperature 0, no retries and no logging below us, and our own HTTP client. */
final class Models {

    private static final String OPENAI = "openai";
    private static final String OLLAMA = "ollama";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final double NO_CHANCE = 0;

    private Models() {}

    static ChatModel of(
            StageSettings settings,
            Permissions permissions,
            Duration timeout,
            UnaryOperator<Optional<String>> environment,
            Clock clock) {
        String provider = needed(settings, "provider");
        if (!Set.of(OPENAI, OLLAMA).contains(provider)) {
            throw settings.refusal("provider", "must be " + OPENAI + " or " + OLLAMA + ": '" + provider + "'");
        }
        String baseUrl = baseUrl(settings, permissions);
        String model = needed(settings, "model");
        Optional<String> key = key(settings, permissions, environment);
        boolean schema = settings.flag("jsonSchema").orElse(true);
        PlainHttpClientBuilder http = new PlainHttpClientBuilder(clock);
        return provider.equals(OPENAI)
                ? openAi(baseUrl, model, key, schema, timeout, http)
                : ollama(baseUrl, model, key, schema, timeout, http);
    }

    private static ChatModel openAi(
            String baseUrl,
            String model,
            Optional<String> key,
            boolean schema,
            Duration timeout,
            PlainHttpClientBuilder http) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl)
                .modelName(model)
                .temperature(NO_CHANCE)
                .timeout(timeout)
                .strictJsonSchema(true)
                .supportedCapabilities(capabilities(schema))
                .logRequests(false)
                .logResponses(false)
                .maxRetries(0);
        key.ifPresent(builder::apiKey);
        return builder.build();
    }

    private static ChatModel ollama(
            String baseUrl,
            String model,
            Optional<String> key,
            boolean schema,
            Duration timeout,
            PlainHttpClientBuilder http) {
        OllamaChatModel.OllamaChatModelBuilder builder = OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl)
                .modelName(model)
                .temperature(NO_CHANCE)
                .timeout(timeout)
                .supportedCapabilities(capabilities(schema))
                .logRequests(false)
                .logResponses(false);
        // An Ollama behind a proxy that wants a key.
        key.ifPresent(value -> builder.customHeaders(Map.of("Authorization", "Bearer " + value)));
        return builder.maxRetries(0).build();
    }

    private static Set<Capability> capabilities(boolean schema) {
        return schema ? Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA) : Set.of();
    }

    private static String needed(StageSettings settings, String key) {
        return settings.text(key)
                .orElseThrow(() -> settings.refusal(key, "is missing: the stage asks no server that is not named"));
    }

    private static String baseUrl(StageSettings settings, Permissions permissions) {
        String text = needed(settings, "baseUrl");
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                requireAllowed(uri, settings, permissions);
                return text;
            }
        } catch (URISyntaxException e) {
            // Said below, without the text: it may hold a password.
        }
        throw settings.refusal(
                "baseUrl", "must be an address such as http://localhost:11434, without user or password");
    }

    private static void requireAllowed(URI uri, StageSettings settings, Permissions permissions) {
        int usual = "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        if (!permissions.mayCall(uri.getHost(), port)) {
            throw settings.refusal(
                    "baseUrl",
                    "names the server " + uri.getHost() + ":" + port + ", which a bundle cannot allow itself to call"
                            + Permissions.remedyForHost(uri.getHost(), port));
        }
    }

    private static Optional<String> key(
            StageSettings settings, Permissions permissions, UnaryOperator<Optional<String>> environment) {
        if (settings.text("apiKey").isPresent()) {
            throw settings.refusal(
                    "apiKey",
                    "does not belong in a file: put the key in an environment variable and name that as 'apiKeyEnv'");
        }
        Optional<String> name = settings.text("apiKeyEnv");
        if (name.isPresent() && !permissions.mayRead(name.get())) {
            throw settings.refusal(
                    "apiKeyEnv",
                    "names an environment variable, which a bundle cannot allow itself to read"
                            + Permissions.remedyForVariable(name.get()));
        }
        Optional<String> key = environment.apply(name).filter(value -> !value.isBlank());
        if (name.isPresent() && key.isEmpty()) {
            throw settings.refusal(
                    "apiKeyEnv", "names the environment variable '" + name.get() + "', which is not set");
        }
        return key.map(String::strip);
    }
}
