package io.logclf.llm;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.MessageVectors;
import io.logclf.llm.call.Budget;
import io.logclf.llm.call.CallLimits;
import io.logclf.llm.call.GuardedModel;
import io.logclf.llm.prompt.AnswerFormat;
import io.logclf.llm.prompt.Prompt;
import io.logclf.llm.prompt.ShownExemplar;
import io.logclf.llm.redact.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Configures an {@link LlmClassifier}: the model, what it is shown, and the limits of its calls. A second call of a
 * method overwrites the first, except {@link #listener}, which appends. Not safe for concurrent use.
 */
public final class LlmClassifierBuilder {

    static final int MAX_RETRIES = 100;
    static final int MAX_BATCH = 1000;
    static final int MAX_CONCURRENT = 10_000;
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    final ChatModel model;
    private final Map<Label, String> labels = new LinkedHashMap<>();
    final List<LlmListener> listeners = new ArrayList<>();
    private List<Exemplar> exemplars = List.of();
    private Optional<MessageVectors> vectors = Optional.empty();
    Redactor redactor = Redactor.standard();
    Optional<ReviewFile> review = Optional.empty();
    Optional<Path> cacheFile = Optional.empty();
    Clock clock = Clock.systemUTC();
    boolean templatesOnly;
    double confidence = 0.8;
    int batchSize = 10;
    long cacheSize = 100_000;
    Duration timeout = DEFAULT_TIMEOUT;
    private int maxRetries = 2;
    private Duration backoff = Duration.ofMillis(500);
    private int maxConcurrent = 8;
    private int callsPerSecond;
    private double failureRate = 0.5;
    private int breakerCalls = 10;
    private Duration breakerPause = Duration.ofSeconds(30);
    Function<Clock, Budget> budget = time -> Budget.unlimited();

    LlmClassifierBuilder(ChatModel model, List<LabelDescription> labels) {
        this.model = Objects.requireNonNull(model, "model");
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("labels must not be empty: the model chooses one of them");
        }
        for (LabelDescription label : labels) {
            boolean isNew = this.labels.putIfAbsent(label.label(), label.description()) == null;
            if (!isNew || label.label().name().equals(AnswerFormat.NONE)) {
                throw new IllegalArgumentException(
                        "label '" + label.label() + "' comes twice, or is what the model says for no label");
            }
        }
    }

    /** Sets the labelled messages to show the model, of the given labels; defaults to none. */
    public LlmClassifierBuilder exemplars(List<Exemplar> messages) {
        this.exemplars = List.copyOf(messages);
        return this;
    }

    /** Shows each message with the exemplars nearest to it; by default all messages are shown with the same ones. */
    public LlmClassifierBuilder vectors(MessageVectors given) {
        this.vectors = Optional.of(given);
        return this;
    }

    /** Sets what replaces secrets in messages and exemplars; defaults to {@link Redactor#standard()}. */
    public LlmClassifierBuilder redactor(Redactor given) {
        this.redactor = Objects.requireNonNull(given, "given");
        return this;
    }

    /** Sets whether masked messages are sent: no number, address or name with a digit leaves; defaults to false. */
    public LlmClassifierBuilder templatesOnly(boolean only) {
        this.templatesOnly = only;
        return this;
    }

    /** Appends every new decision to a file, for a person to review. The file stays the caller's to close. */
    public LlmClassifierBuilder review(ReviewFile given) {
        this.review = Optional.of(given);
        return this;
    }

    /**
     * Sets the confidence of every decision: the accuracy that this model was measured with on such messages. Defaults
     * to 0.8, an assumption. What the model writes about its own certainty is never used.
     *
     * @throws IllegalArgumentException if it is outside [0, 1] or NaN
     */
    public LlmClassifierBuilder confidence(double accuracy) {
        this.confidence = Checks.share("accuracy", accuracy);
        return this;
    }

    /**
     * Sets the most messages that one call is about, from 1 to 1,000; defaults to 10.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder batchSize(int messages) {
        this.batchSize = Checks.within("messages", messages, 1, MAX_BATCH);
        return this;
    }

    /**
     * Sets how many answers are kept in memory, some 500 bytes each; defaults to 100,000.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public LlmClassifierBuilder cacheSize(long answers) {
        if (answers < 0) {
            throw new IllegalArgumentException("answers must not be negative: " + answers);
        }
        this.cacheSize = answers;
        return this;
    }

    /**
     * Keeps answers in a file as well, which {@link #build()} opens and creates if it is absent; defaults to memory
     * only.
     */
    public LlmClassifierBuilder cacheFile(Path path) {
        this.cacheFile = Optional.of(path);
        return this;
    }

    /**
     * Sets the longest that a message waits for its answer; defaults to 30 seconds.
     *
     * @throws IllegalArgumentException if it is not between 1 ms and 1 day
     */
    public LlmClassifierBuilder timeout(Duration limit) {
        this.timeout = Checks.time("limit", limit);
        return this;
    }

    /**
     * Sets how often a call is repeated after a transient failure, from 0 to 100; defaults to 2. Without enough time
     * left for the wait before it, a retry is not made.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder maxRetries(int retries) {
        this.maxRetries = Checks.within("retries", retries, 0, MAX_RETRIES);
        return this;
    }

    /**
     * Sets the wait before the first retry, which doubles from one to the next and varies at random by half; defaults
     * to 500 ms. A longer {@code Retry-After} of the server takes precedence.
     *
     * @throws IllegalArgumentException if it is not between 1 ms and 1 day
     */
    public LlmClassifierBuilder backoff(Duration wait) {
        this.backoff = Checks.time("wait", wait);
        return this;
    }

    /**
     * Sets how many calls may run at a time, from 1 to 10,000; defaults to 8. Others wait, within the timeout.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder maxConcurrent(int atATime) {
        this.maxConcurrent = Checks.within("atATime", atATime, 1, MAX_CONCURRENT);
        return this;
    }

    /**
     * Sets how many calls may begin in a second; defaults to no limit. Others wait, within the timeout.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public LlmClassifierBuilder callsPerSecond(int number) {
        this.callsPerSecond = Checks.within("number", number, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Configures the circuit breaker, which opens after this failure rate over the last calls, and is half-open after a
     * pause; defaults to half of the last 10 calls and 30 seconds. While it is open, messages get {@code UNAVAILABLE}
     * at once.
     *
     * @param share the failure rate, above 0 to 1
     * @param ofCalls from 1 to 10,000; the breaker stays closed until as many calls have ended
     * @param pause until one call is tried, from 1 ms to 1 day
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public LlmClassifierBuilder circuitBreaker(double share, int ofCalls, Duration pause) {
        if (!(Checks.share("share", share) > 0)) {
            throw new IllegalArgumentException("share must be above 0: " + share);
        }
        this.failureRate = share;
        this.breakerCalls = Checks.within("ofCalls", ofCalls, 1, MAX_CONCURRENT);
        this.breakerPause = Checks.time("pause", pause);
        return this;
    }

    /**
     * Sets how many calls and tokens may be spent per window of time; defaults to no limit. Retries and corrections are
     * calls, too. A call begins only if its estimated tokens fit; the provider's count replaces the estimate.
     *
     * @param maxCalls at least 0; {@link Long#MAX_VALUE} for no limit
     * @param maxTokens at least 0; {@link Long#MAX_VALUE} for no limit
     * @throws IllegalArgumentException if a number is negative, or {@code window} not positive
     */
    public LlmClassifierBuilder budget(long maxCalls, long maxTokens, Duration window) {
        if (maxCalls < 0 || maxTokens < 0 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a budget must not be negative, and its window must be positive: "
                    + maxCalls + " calls, " + maxTokens + " tokens, " + window);
        }
        this.budget = time -> Budget.of(maxCalls, maxTokens, window, time);
        return this;
    }

    /** Appends a listener. */
    public LlmClassifierBuilder listener(LlmListener listener) {
        this.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets the clock of budgets and of the circuit breaker's pause; defaults to the system's. */
    public LlmClassifierBuilder clock(Clock given) {
        this.clock = Objects.requireNonNull(given, "given");
        return this;
    }

    /**
     * Returns the stage. The model is not called.
     *
     * @throws IllegalArgumentException if an exemplar has a label that was not given
     * @throws FileException if the cache file cannot be used
     */
    public LlmClassifier build() {
        for (Exemplar exemplar : exemplars) {
            if (!labels.containsKey(exemplar.label())) {
                throw new IllegalArgumentException(
                        "an exemplar has the label '" + exemplar.label() + "', which the model may not choose");
            }
        }
        return new LlmClassifier(this);
    }

    Set<Label> labels() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(labels.keySet()));
    }

    /** Returns the prompt, whose exemplars are redacted here: what a host gives may contain secrets. */
    Prompt prompt() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        labels.forEach((label, description) -> descriptions.put(label.name(), description));
        return new Prompt(
                descriptions,
                exemplars.stream()
                        .map(exemplar -> new ShownExemplar(
                                exemplar.label().name(),
                                redactor.redact(exemplar.message()).text()))
                        .toList(),
                vectors,
                model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA),
                List.of(GuardedModel.nameOf(model), String.valueOf(templatesOnly)));
    }

    CallLimits limits() {
        return new CallLimits(
                timeout,
                maxRetries,
                backoff,
                maxConcurrent,
                callsPerSecond,
                (float) (100 * failureRate),
                breakerCalls,
                breakerPause);
    }
}
