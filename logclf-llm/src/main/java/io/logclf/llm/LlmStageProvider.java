package io.logclf.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import io.logclf.llm.prompt.AnswerFormat;
import io.logclf.llm.redact.Redactor;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/**
 * Opens stages of the type {@code llm} from a bundle: a model behind an OpenAI-compatible server or Ollama, with the
 * bundle's {@code exemplars.jsonl} if there is one. Opening connects to nothing. Settings:
 *
 * <ul>
 *   <li>{@code provider}: {@code openai} for every server that speaks its chat completions, or {@code ollama};
 *       required.
 *   <li>{@code baseUrl}: where the server is, such as {@code http://localhost:11434}; required.
 *   <li>{@code model}: the model's name there; required.
 *   <li>{@code apiKeyEnv}: the environment variable that holds the API key; the key itself is refused in the file.
 *   <li>{@code jsonSchema}: whether the server accepts a JSON schema; defaults to {@code true}.
 *   <li>{@code labels}: by label, one line that says when to choose it; defaults to the labels of the exemplars,
 *       without descriptions. Exemplars of labels that are not listed are left out.
 *   <li>{@code confidence}, {@code timeout}, {@code maxRetries}, {@code backoff}, {@code maxConcurrent},
 *       {@code callsPerSecond}, {@code batchSize}, {@code cacheSize}, {@code cacheFile}, {@code templatesOnly}: as
 *       {@link LlmClassifierBuilder} has them, with its defaults.
 *   <li>{@code callsPerHour}, {@code tokensPerHour}: the budget; no limit by default.
 *   <li>{@code review}: a file to append every new decision to.
 *   <li>{@code redact}: by name, patterns of further secrets, in addition to {@link Redactor}'s own.
 * </ul>
 *
 * <pre>{@code
 * llm:
 *   provider: ollama
 *   baseUrl: http://localhost:11434
 *   model: llama3.1
 *   callsPerHour: 500
 *   review: ../review.jsonl
 *   labels: {Error: something failed, User Action: a person did something}
 * }</pre>
 *
 * <p>Servers, environment variables and files that a bundle names are allowed by the operator, through
 * {@link Permissions}, since a bundle may come from strangers. {@code cacheFile} and {@code review} are relative to the
 * bundle and lie outside of it: a bundle is watched for changes and replaced as a whole, so what grows does not belong
 * in it.
 *
 * <p>If the bundle's embedding stage gives vectors, each message is shown with the exemplars nearest to it. The
 * pipeline closes the review file after the stage. Safe for concurrent use.
 */
public final class LlmStageProvider implements StageProvider {

    /** Texts that name a model; read but unused if the application gives one. */
    private static final List<String> MODEL_KEYS = List.of("provider", "baseUrl", "model", "apiKeyEnv");

    private final Optional<ChatModel> own;
    private final UnaryOperator<Optional<String>> environment;
    private final Clock clock;

    /**
     * Makes a provider whose stages call the servers that bundles name; the one that {@link java.util.ServiceLoader}
     * finds.
     */
    public LlmStageProvider() {
        this(Optional.empty(), name -> name.map(System::getenv), Clock.systemUTC());
    }

    /**
     * Makes a provider for an application that has a model. Its stages use that one, and ignore what a bundle says
     * under {@code provider}, {@code baseUrl}, {@code model}, {@code apiKeyEnv} and {@code jsonSchema}.
     *
     * @param model stays the caller's, and should not retry by itself
     */
    public LlmStageProvider(ChatModel model) {
        this(Optional.of(model), name -> name.map(System::getenv), Clock.systemUTC());
    }

    /** @param environment gives the value of a variable, if there is a name and the variable is set */
    LlmStageProvider(UnaryOperator<Optional<String>> environment, Clock clock) {
        this(Optional.empty(), environment, clock);
    }

    private LlmStageProvider(Optional<ChatModel> own, UnaryOperator<Optional<String>> environment, Clock clock) {
        this.own = own;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "llm";
    }

    /**
     * Opens a stage.
     *
     * @throws io.logclf.api.spi.StageLoadException if a setting is missing, wrong or not allowed, or
     *     {@code exemplars.jsonl} cannot be read; the message names the setting or line
     */
    @Override
    public LogClassifier open(StageSource source) {
        StageSettings settings = source.settings();
        Duration timeout = duration(settings, "timeout").orElse(LlmClassifierBuilder.DEFAULT_TIMEOUT);
        ChatModel model = model(source, timeout);
        List<Exemplar> exemplars = ExemplarFile.in(source.folder());
        List<LabelDescription> labels = labels(settings, exemplars);
        LlmClassifierBuilder builder =
                LlmClassifier.builder(model, labels).timeout(timeout).clock(clock);
        Set<Label> known = new LinkedHashSet<>();
        labels.forEach(label -> known.add(label.label()));
        builder.exemplars(exemplars.stream()
                .filter(exemplar -> known.contains(exemplar.label()))
                .toList());
        source.vectors().ifPresent(builder::vectors);
        limits(settings, builder);
        builder.redactor(redactor(settings.section("redact")));
        settings.flag("templatesOnly").ifPresent(builder::templatesOnly);
        outside(source, "cacheFile").ifPresent(builder::cacheFile);
        return opened(builder, source);
    }

    private ChatModel model(StageSource source, Duration timeout) {
        StageSettings settings = source.settings();
        if (own.isEmpty()) {
            return ModelSettings.model(settings, source.permissions(), timeout, environment, clock);
        }
        // Read, so that they are no unknown keys.
        MODEL_KEYS.forEach(settings::text);
        settings.flag("jsonSchema");
        return own.get();
    }

    /** Returns the file that a setting names, if it lies outside the bundle and the operator allows its folder. */
    private static Optional<Path> outside(StageSource source, String key) {
        Path folder = source.folder().toAbsolutePath().normalize();
        return source.settings().text(key).map(text -> {
            try {
                // A bundle in a jar has nothing around it that could be written.
                boolean absolute = Path.of(text).isAbsolute();
                Path path = absolute
                        ? Path.of(text).normalize()
                        : folder.resolve(text).normalize();
                if (!path.startsWith(folder) && path.getFileSystem() == FileSystems.getDefault()) {
                    return allowed(source, key, path);
                }
            } catch (InvalidPathException e) {
                // Refused below.
            }
            throw source.settings()
                    .refusal(
                            key,
                            "must be a file outside the bundle, such as ../" + key
                                    + ".jsonl; an absolute path, where the bundle lies in a jar");
        });
    }

    private static Path allowed(StageSource source, String key, Path path) {
        if (source.permissions().mayUse(path)) {
            return path;
        }
        Path folder = path.getParent();
        throw source.settings()
                .refusal(
                        key,
                        "is a file outside the bundle, which a bundle cannot allow itself"
                                + Permissions.remedyForFolder(folder == null ? path : folder));
    }

    private LogClassifier opened(LlmClassifierBuilder builder, StageSource source) {
        Optional<ReviewFile> review = outside(source, "review").map(file -> review(file, source.settings()));
        review.ifPresent(source::owns);
        review.ifPresent(builder::review);
        try {
            return builder.build();
        } catch (FileException e) {
            throw source.settings().refusal("cacheFile", "must be a file that can be written: " + e.getMessage());
        }
    }

    private ReviewFile review(Path file, StageSettings settings) {
        try {
            return ReviewFile.open(file, clock);
        } catch (FileException e) {
            throw settings.refusal("review", "must be a file that can be written: " + e.getMessage());
        }
    }

    /** Returns the labels of the settings, or those of the exemplars in the order of the file. */
    private static List<LabelDescription> labels(StageSettings settings, List<Exemplar> exemplars) {
        StageSettings section = settings.section("labels");
        List<LabelDescription> labels = new ArrayList<>();
        for (String name : section.keys()) {
            String description = section.text(name).orElse("");
            if (name.isBlank()
                    || name.equals(AnswerFormat.NONE)
                    || description.lines().count() > 1) {
                throw section.refusal(name, "must be a label with one line that says when to choose it");
            }
            labels.add(new LabelDescription(new Label(name), description));
        }
        if (labels.isEmpty()) {
            exemplars.stream()
                    .map(Exemplar::label)
                    .distinct()
                    .forEach(label -> labels.add(new LabelDescription(label, "")));
        }
        if (labels.isEmpty()) {
            throw settings.refusal(
                    "labels",
                    "must name labels, each with a line that says when to choose it, since " + ExemplarFile.NAME
                            + " has none");
        }
        return labels;
    }

    private static void limits(StageSettings settings, LlmClassifierBuilder builder) {
        settings.number("confidence", 0, 1).ifPresent(builder::confidence);
        wholeNumber(settings, "maxRetries", 0, LlmClassifierBuilder.MAX_RETRIES, builder::maxRetries);
        duration(settings, "backoff").ifPresent(builder::backoff);
        wholeNumber(settings, "maxConcurrent", 1, LlmClassifierBuilder.MAX_CONCURRENT, builder::maxConcurrent);
        wholeNumber(settings, "callsPerSecond", 1, LlmClassifierBuilder.MAX_CONCURRENT, builder::callsPerSecond);
        wholeNumber(settings, "batchSize", 1, LlmClassifierBuilder.MAX_BATCH, builder::batchSize);
        settings.wholeNumber("cacheSize", 0, Long.MAX_VALUE).ifPresent(builder::cacheSize);
        builder.budget(
                settings.wholeNumber("callsPerHour", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                settings.wholeNumber("tokensPerHour", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                Duration.ofHours(1));
    }

    private static void wholeNumber(StageSettings settings, String key, int min, int max, IntConsumer setting) {
        settings.wholeNumber(key, min, max).ifPresent(number -> setting.accept((int) number));
    }

    private static Optional<Duration> duration(StageSettings settings, String key) {
        return settings.duration(key).map(value -> {
            try {
                return Checks.time(key, value);
            } catch (IllegalArgumentException e) {
                throw settings.refusal(key, "must be from 1ms to 24h");
            }
        });
    }

    private static Redactor redactor(StageSettings rules) {
        if (rules.keys().isEmpty()) {
            return Redactor.standard();
        }
        Redactor.Builder builder = Redactor.builder();
        for (String name : rules.keys()) {
            String pattern = rules.text(name).orElseThrow();
            try {
                builder.rule(name, pattern);
            } catch (IllegalArgumentException e) {
                throw rules.refusal(name, "must be a pattern: " + e.getMessage());
            }
        }
        return builder.build();
    }
}
