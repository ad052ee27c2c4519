package io.logclf.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
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
import java.util.function.UnaryOperator;

/**
 * Opens stages of the type {@code llm}: a model behind an OpenAI-compatible server or Ollama, with the bundle's {@code
 * exemplars.jsonl} if there is one. Opening calls nobody. Paths are relative to the bundle and lead
 * out of it. What a bundle names here of servers, variables and paths, the operator must allow: {@link Permissions}. Settings:
 *
 * <ul>
 *   <li>{@code provider}: {@code openai} for every server that speaks its chat completions, or {@code ollama}; needed.
 *   <li>{@code baseUrl}: where the server is, such as {@code http://localhost:11434}; needed.
 *   <li>{@code model}: the model's name there; needed.
 *   <li>{@code apiKeyEnv}: the environment variable that holds the API key.
 *   <li>{@code jsonSchema}: whether the server takes a JSON schema; {@code true} without.
 *   <li>{@code labels}: by label, one line that says when to choose it; the labels of the exemplars without.
 *   <li>{@code confidence}, {@code timeout}, {@code maxRetries}, {@code backoff}, {@code maxConcurrent}, {@code callsPerSecond},
 *       {@code batchSize}, {@code cacheSize}, {@code cacheFile}, {@code templatesOnly}: as {@link LlmClassifierBuilder} has them.
 *   <li>{@code callsPerHour}, {@code tokensPerHour}: the budget.
 *   <li>{@code review}: a file to append every new decision to.
 *   <li>{@code redact}: by name, patterns of further secrets.
 * </ul>
 */
public final class LlmStageProvider implements StageProvider {

    private static final int MAX_BATCH = 1000;
    private static final int MAX_CONCURRENT = 10_000;
    private static final int MAX_RETRIES = 100;

    private static final List<String> KEYS_OF_A_MODEL = List.of("provider", "baseUrl", "model", "apiKeyEnv");

    private final Optional<ChatModel> own;
    private final UnaryOperator<Optional<String>> environment;
    private final Clock clock;

    /** For {@link java.util.ServiceLoader}. */
    public LlmStageProvider() {
        this(Optional.empty(), name -> name.map(System::getenv), Clock.systemUTC());
    }

    /**
     * Makes a provider for an application that has a model: stages use it, and what the bundle says of {@code provider}, {@code baseUrl},
     * {@code model}, {@code apiKeyEnv} and {@code jsonSchema} does not count.
     *
     * @param model stays the caller's, and should not retry by itself
     */
    public LlmStageProvider(ChatModel model) {
        this(Optional.of(model), name -> name.map(System::getenv), Clock.systemUTC());
    }

    /** @param environment gives the value of a variable */
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

    @Override
    public LogClassifier open(StageSource source) {
        StageSettings settings = source.settings();
        Duration timeout = duration(settings, "timeout").orElse(Duration.ofSeconds(30));
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
            return Models.of(settings, source.permissions(), timeout, environment, clock);
        }
        // Known, though they do not count.
        KEYS_OF_A_MODEL.forEach(settings::text);
        settings.flag("jsonSchema");
        return own.get();
    }

    /** A bundle is watched for changes, and replaced as a whole: what grows does not belong in it. */
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
                // Said below.
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
        settings.wholeNumber("maxRetries", 0, MAX_RETRIES).ifPresent(n -> builder.maxRetries((int) n));
        duration(settings, "backoff").ifPresent(builder::backoff);
        settings.wholeNumber("maxConcurrent", 1, MAX_CONCURRENT).ifPresent(n -> builder.maxConcurrent((int) n));
        settings.wholeNumber("callsPerSecond", 1, MAX_CONCURRENT).ifPresent(n -> builder.callsPerSecond((int) n));
        settings.wholeNumber("batchSize", 1, MAX_BATCH).ifPresent(n -> builder.batchSize((int) n));
        settings.wholeNumber("cacheSize", 0, Long.MAX_VALUE).ifPresent(builder::cacheSize);
        builder.budget(
                settings.wholeNumber("callsPerHour", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                settings.wholeNumber("tokensPerHour", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                Duration.ofHours(1));
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
