package io.logclf.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code logclf.*}. The descriptions here are those that editors show, as they become the configuration metadata.
 *
 * <pre>{@code
 * logclf:
 *   bundle: /srv/logclf/bundle
 *   promise: balanced
 *   reload.interval: 30s
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param enabled whether there is a pipeline at all
 * @param bundle a folder, or {@code classpath:NAME}
 * @param promise how sure trained stages must be before they decide: sure, balanced or always; defaults to the bundle's own
 * @param rules a rule file of the application's own, such as {@code classpath:rules.yaml}; its stage, {@code own-rules}, comes before all others
 * @param routes which stages messages of some sources go through
 * @param allow what the bundle may do beyond its folder, such as {@code host:localhost:11434}, in addition to what the environment variable LOGCLF_ALLOW permits
 * @param reload whether and how a changed bundle is loaded
 * @param llm the language model that is called for what no other stage decides
 * @param metrics what is counted
 */
@ConfigurationProperties("logclf")
public record LogclfProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("classpath:logclf-default") String bundle,
        @Nullable String promise,
        @Nullable String rules,
        @DefaultValue List<Route> routes,
        @DefaultValue List<String> allow,
        @DefaultValue Reload reload,
        @DefaultValue Llm llm,
        @DefaultValue Metrics metrics) {

    /**
     * A route: the stages for messages of certain sources. All other messages go through all stages.
     *
     * @param sources compared exactly
     * @param stages names of stages, in their order
     */
    public record Route(
            @DefaultValue List<String> sources,
            @DefaultValue List<String> stages) {}

    /**
     * How a changed bundle is loaded.
     *
     * @param interval how often a bundle in a folder is checked for changes, which are then loaded; never by default
     */
    public record Reload(@Nullable Duration interval) {}

    /**
     * The language model. If the application has a bean of LangChain4j's {@code ChatModel}, that is used, and {@code provider}, {@code base-url},
     * {@code model} and {@code api-key-env} do not count. If none of these is set, the bundle's own {@code llm} counts; if any is, only these do, with
     * the defaults of a bundle.
     *
     * @param enabled whether there is a stage {@code llm} behind all others
     * @param provider openai, for every server that speaks its chat completions, or ollama
     * @param baseUrl where the server is, such as {@code http://localhost:11434}
     * @param model the model's name there
     * @param apiKeyEnv the environment variable that holds the API key
     * @param labels by label, one line that says when to choose it; the labels of the bundle's exemplars if there is none
     * @param confidence the accuracy that the model was measured with, from 0 to 1
     * @param timeout the longest that a message waits
     * @param batchSize messages in one call
     * @param callsPerHour the budget of calls
     * @param tokensPerHour the budget of tokens
     * @param templatesOnly whether masked messages are sent, and never the messages themselves
     */
    public record Llm(
            @DefaultValue("false") boolean enabled,
            @Nullable String provider,
            @Nullable String baseUrl,
            @Nullable String model,
            @Nullable String apiKeyEnv,
            @DefaultValue Map<String, String> labels,
            @Nullable Double confidence,
            @Nullable Duration timeout,
            @Nullable Integer batchSize,
            @Nullable Long callsPerHour,
            @Nullable Long tokensPerHour,
            @Nullable Boolean templatesOnly) {}

    /**
     * What is counted.
     *
     * @param enabled whether the pipeline is counted and timed in the application's registry of Micrometer
     * @param sources the sources that metrics tell apart; all others are {@code other}
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> sources) {}
}
