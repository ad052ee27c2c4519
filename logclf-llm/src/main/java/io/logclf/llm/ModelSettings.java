package io.logclf.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageSettings;
import io.logclf.llm.call.ModelEndpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads from a stage's settings which model it calls: {@code provider}, {@code baseUrl}, {@code model},
 * {@code apiKeyEnv} and {@code jsonSchema}. A bundle may come from strangers, so the server and the environment
 * variable that it names must be allowed by the operator, and a key written into the file is refused.
 */
final class ModelSettings {

    private static final String OPENAI = "openai";
    private static final String OLLAMA = "ollama";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private ModelSettings() {}

    /**
     * Returns the model that the settings name, without connecting to it.
     *
     * @param environment gives the value of a variable, if there is a name and the variable is set
     * @throws StageLoadException if a setting is missing, wrong or not allowed; the message names it
     */
    static ChatModel model(
            StageSettings settings,
            Permissions permissions,
            Duration timeout,
            UnaryOperator<Optional<String>> environment,
            Clock clock) {
        String provider = needed(settings, "provider");
        if (!Set.of(OPENAI, OLLAMA).contains(provider)) {
            throw settings.refusal("provider", "must be " + OPENAI + " or " + OLLAMA + ": '" + provider + "'");
        }
        ModelEndpoint endpoint = new ModelEndpoint(
                baseUrl(settings, permissions),
                needed(settings, "model"),
                key(settings, permissions, environment),
                settings.flag("jsonSchema").orElse(true));
        return provider.equals(OPENAI) ? endpoint.openAi(timeout, clock) : endpoint.ollama(timeout, clock);
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
            // Refused below, without quoting the text: it may hold a password.
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
