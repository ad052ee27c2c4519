package io.logclf.llm;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.MessageVectors;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says whom an {@link LlmClassifier} asks, and within which limits. A second call of a method overwrites the first, except {@link #listener},
 * which adds one. Not safe for concurrent use.
 */
public final class LlmClassifierBuilder {

    private static final int MAX_RETRIES = 100;
    private static final int MAX_BATCH = 1000;
    private static final int MAX_CONCURRENT = 10_000;

    final ChatModel model;
    private final List<LabelDescription> labels;
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
    Duration timeout = Duration.ofSeconds(30);
    private int maxRetries = 2;
    private Duration backoff = Duration.ofMillis(500);
    private int maxConcurrent = 8;
    private int callsPerSecond;
    private double failureRate = 0.5;
    private int breakerCalls = 10;
    private Duration breakerPause = Duration.ofSeconds(30);
    private long calls = Long.MAX_VALUE;
    private long tokens = Long.MAX_VALUE;
    private Duration budgetWindow = Duration.ofHours(1);

    LlmClassifierBuilder(ChatModel model, List<LabelDescription> labels) {
        this.model = Objects.requireNonNull(model, "model");
        this.labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("labels must not be empty: the model chooses one of them");
        }
        Set<String> names = new HashSet<>(Set.of(AnswerFormat.NONE));
        for (LabelDescription label : labels) {
            if (!names.add(label.label().name())) {
                throw new IllegalArgumentException(
                        "label '" + label.label() + "' comes twice, or is what the model says for no label");
            }
        }
    }

    /** Sets the messages to show the model, of the given labels; none without. */
    public LlmClassifierBuilder exemplars(List<Exemplar> messages) {
        this.exemplars = List.copyOf(messages);
        return this;
    }

    /** Shows the exemplars nearest to a message, and not the same for all. */
    public LlmClassifierBuilder vectors(MessageVectors given) {
        this.vectors = Optional.of(given);
        return this;
    }

    /** Sets what takes secrets out of messages; {@link Redactor#standard()} without. */
    public LlmClassifierBuilder redactor(Redactor given) {
        this.redactor = Objects.requireNonNull(given, "given");
        return this;
    }

    /** Sends masked messages only, so that no number, address or name with a digit leaves the process; not so without. */
    public LlmClassifierBuilder templatesOnly(boolean only) {
        this.templatesOnly = only;
        return this;
    }

    /** Appends every new decision to a file, for a person to review. */
    public LlmClassifierBuilder review(ReviewFile given) {
        this.review = Optional.of(given);
        return this;
    }

    /**
     * Sets the confidence of every decision: the accuracy that this model was measured with on such messages. Without it
     * 0.8, an assumption.
     *
     * @throws IllegalArgumentException if it is outside [0, 1] or NaN
     */
    public LlmClassifierBuilder confidence(double accuracy) {
        this.confidence = Checks.share("accuracy", accuracy);
        return this;
    }

    /**
     * Sets how many messages one call may be about, from 1 to 1,000; 10 without.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder batchSize(int messages) {
        this.batchSize = Checks.within("messages", messages, 1, MAX_BATCH);
        return this;
    }

    /**
     * Sets how many answers are kept in memory, some 500 bytes each; 100,000 without.
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

    /** Keeps answers in a file, too, which is made if there is none and opened by {@link #build()}. */
    public LlmClassifierBuilder cacheFile(Path path) {
        this.cacheFile = Optional.of(path);
        return this;
    }

    /**
     * Sets the longest that a message waits for its answer; 30 seconds without.
     *
     * @throws IllegalArgumentException if it is not between 1 ms and 1 day
     */
    public LlmClassifierBuilder timeout(Duration limit) {
        this.timeout = Checks.time("limit", limit);
        return this;
    }

    /**
     * Sets how often a call that failed for a passing reason is made again, from 0 to 100; 2 without. If there is no time left for
     * the wait before it, the call has failed.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder maxRetries(int retries) {
        this.maxRetries = Checks.within("retries", retries, 0, MAX_RETRIES);
        return this;
    }

    /**
     * Sets the wait before the first retry, which doubles from one to the next, give or take a half; 500 ms without. A server that
     * asks for a longer wait is obeyed.
     *
     * @throws IllegalArgumentException if it is not between 1 ms and 1 day
     */
    public LlmClassifierBuilder backoff(Duration wait) {
        this.backoff = Checks.time("wait", wait);
        return this;
    }

    /**
     * Sets how many calls may run at a time, from 1 to 10,000; 8 without. Others wait, within the timeout.
     *
     * @throws IllegalArgumentException if it is outside that range
     */
    public LlmClassifierBuilder maxConcurrent(int atATime) {
        this.maxConcurrent = Checks.within("atATime", atATime, 1, MAX_CONCURRENT);
        return this;
    }

    /**
     * Sets how many calls may begin in a second; any number without. Others wait, within the timeout.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public LlmClassifierBuilder callsPerSecond(int number) {
        this.callsPerSecond = Checks.within("number", number, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets when calls are stopped: if of the last so many this share failed, for so long; then one is tried. Half of 10, for 30
     * seconds, without.
     *
     * @throws IllegalArgumentException if {@code share} is not above 0 and at most 1, {@code ofCalls} not between 1 and
     *     10,000, or {@code pause} not between 1 ms and 1 day
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
     * Sets how many calls and tokens may be spent per window of time; any number without. Retries and corrections are calls, too.
     * A call begins only if its estimated tokens fit; the provider's count replaces the estimate.
     *
     * @param maxCalls at least 0; {@link Long#MAX_VALUE} for any number
     * @param maxTokens at least 0; {@link Long#MAX_VALUE} for any number
     * @throws IllegalArgumentException if a number is negative, or {@code window} not positive
     */
    public LlmClassifierBuilder budget(long maxCalls, long maxTokens, Duration window) {
        if (maxCalls < 0 || maxTokens < 0 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a budget must not be negative, and its window must be positive: "
                    + maxCalls + " calls, " + maxTokens + " tokens, " + window);
        }
        this.calls = maxCalls;
        this.tokens = maxTokens;
        this.budgetWindow = window;
        return this;
    }

    /** Adds a listener. */
    public LlmClassifierBuilder listener(LlmListener listener) {
        this.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets the clock of budgets and of the circuit breaker's pause; the system's without. */
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
            if (labels.stream().noneMatch(label -> label.label().equals(exemplar.label()))) {
                throw new IllegalArgumentException(
                        "an exemplar has the label '" + exemplar.label() + "', which the model may not choose");
            }
        }
        return new LlmClassifier(this);
    }

    Set<Label> labels() {
        Set<Label> distinct = new LinkedHashSet<>();
        labels.forEach(label -> distinct.add(label.label()));
        return Collections.unmodifiableSet(distinct);
    }

    List<String> choices() {
        List<String> choices = new ArrayList<>();
        labels().forEach(label -> choices.add(label.name()));
        choices.add(AnswerFormat.NONE);
        return choices;
    }

    Prompt prompt() {
        List<Exemplar> shown = exemplars.stream()
                .map(exemplar -> new Exemplar(
                        exemplar.label(), redactor.redact(exemplar.message()).text()))
                .toList();
        List<String> salt = new ArrayList<>(
                List.of(modelName(), String.valueOf(templatesOnly), String.valueOf(vectors.isPresent())));
        shown.forEach(exemplar -> salt.addAll(List.of(exemplar.label().name(), exemplar.message())));
        return new Prompt(
                labels,
                model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA),
                new ExemplarChoice(
                        shown, labels.stream().map(LabelDescription::label).toList(), vectors),
                salt);
    }

    String modelName() {
        String named = model.defaultRequestParameters().modelName();
        return named == null || named.isBlank() ? model.getClass().getSimpleName() : named;
    }

    Limits limits() {
        return new Limits(
                timeout,
                maxRetries,
                backoff,
                maxConcurrent,
                callsPerSecond,
                (float) (100 * failureRate),
                breakerCalls,
                breakerPause);
    }

    Budget budget() {
        return new Budget(window(calls), window(tokens));
    }

    private Optional<SpendingWindow> window(long limit) {
        return limit == Long.MAX_VALUE ? Optional.empty() : Optional.of(new SpendingWindow(limit, budgetWindow, clock));
    }
}
