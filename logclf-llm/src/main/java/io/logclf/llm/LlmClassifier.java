package io.logclf.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.llm.call.GuardedModel;
import io.logclf.llm.prompt.Prompt;
import io.logclf.llm.prompt.Question;
import io.logclf.llm.prompt.QuestionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Labels messages with a large language model; the last stage of a cascade, for what the others cannot decide.
 *
 * <pre>{@code
 * ChatModel model = OllamaChatModel.builder()
 *         .baseUrl("http://localhost:11434").modelName("llama3.1").temperature(0.0).maxRetries(0).build();
 * List<LabelDescription> labels = List.of(
 *         new LabelDescription(new Label("User Action"), "A person did something"),
 *         new LabelDescription(new Label("Error"), "Something failed"));
 * try (LlmClassifier stage = LlmClassifier.builder(model, labels).budget(500, 1_000_000, Duration.ofHours(1)).build()) {
 *     Verdict verdict = stage.classify(LogEntry.of("CRM", "User 42 changed the owner of account 17"));
 * }
 * }</pre>
 *
 * <p><b>What is sent.</b> Secrets are replaced before a message leaves the process, and what is left goes to the model
 * as fenced data. Only the given labels can come back, with {@link LlmReply} as evidence.
 *
 * <p><b>Verdicts.</b> The confidence of a decision is the configured one. If the model says that no label fits, the
 * stage abstains with {@link AbstainReason#UNFAMILIAR}; if the budget is spent, with
 * {@link AbstainReason#BUDGET_SPENT}; and whatever else goes wrong, with {@link AbstainReason#UNAVAILABLE} and the
 * cause in a few words. Failures of the model are never exceptions.
 *
 * <p><b>Cache.</b> Messages that are equal when masked have one answer: the model is called once, for the first of
 * them, and the answer is kept. Failures are not kept.
 *
 * <p><b>Time.</b> A message waits no longer than the timeout, retries and a correction included; one that waits for
 * another caller's batch, twice as long.
 *
 * <p><b>Threads.</b> The model is called on daemon threads of the stage, one for each waiting caller, since on its own
 * thread a caller could not give up on a model that hangs. An interrupt of the caller ends its call: the stage
 * abstains, and the flag is set again. Closing the stage interrupts calls under way, whose callers get an
 * {@link IllegalStateException}, and ends the threads. Safe for concurrent use.
 *
 * <p><b>Ownership.</b> The model, the review file and the vectors stay the caller's; the stage closes only its file of
 * answers.
 */
public final class LlmClassifier implements LogClassifier {

    private final QuestionFactory questions;
    private final AnswerCache answers;
    private final GuardedModel model;
    private final Set<Label> labels;
    private final Counters counters = new Counters();
    private final Optional<AnswerFile> file;
    private volatile boolean closed;

    LlmClassifier(LlmClassifierBuilder builder) {
        Prompt prompt = builder.prompt();
        String modelName = GuardedModel.nameOf(builder.model);
        this.labels = builder.labels();
        Observers observers = new Observers(counters, builder.listeners);
        this.questions = new QuestionFactory(builder.redactor, builder.templatesOnly, prompt.hash());
        this.model = new GuardedModel(
                builder.model, builder.limits(), builder.budget.apply(builder.clock), builder.clock, observers);
        LabelRequester requester =
                new LabelRequester(model, prompt, modelName, builder.confidence, builder.timeout, observers);
        Map<String, String> known = new LinkedHashMap<>();
        this.file = builder.cacheFile.map(path -> open(path, prompt.hash(), known));
        this.answers = new AnswerCache(
                requester,
                builder.cacheSize,
                builder.batchSize,
                builder.timeout,
                new AnswerRecorder(builder.review, file, modelName, prompt.hash()),
                observers);
        // A label may have been removed since; then its answers count no more.
        known.values().retainAll(prompt.choices());
        known.forEach(answers::remember);
    }

    /** Opens the file of answers; those of this prompt are put into {@code known}, the last one of each key. */
    private static AnswerFile open(Path path, String promptHash, Map<String, String> known) {
        try {
            return AnswerFile.open(path, promptHash, known::put);
        } catch (IOException e) {
            throw FileException.writing(path, e);
        }
    }

    /**
     * Returns a builder of a stage that calls a model.
     *
     * @param model stays the caller's, and should not retry by itself: the stage retries, within its limits
     * @param labels what the model chooses from, in the order in which it reads them
     *
     * @throws IllegalArgumentException if there is no label, one comes twice, or one is called {@code none of these}
     */
    public static LlmClassifierBuilder builder(ChatModel model, List<LabelDescription> labels) {
        return new LlmClassifierBuilder(model, labels);
    }

    @Override
    public Verdict classify(LogEntry entry) {
        return classifyAll(List.of(entry)).get(0);
    }

    /**
     * Decides many messages. Those without a cached answer are sent in batches, one after another; each batch has the
     * timeout for itself.
     */
    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        List<Question> all = entries.stream().map(questions::of).toList();
        Map<String, Question> distinct = new LinkedHashMap<>();
        all.forEach(question -> distinct.putIfAbsent(question.key(), question));
        Map<String, Verdict> verdicts = answers.verdicts(List.copyOf(distinct.values()), all.size());
        return all.stream()
                .map(question -> Objects.requireNonNull(verdicts.get(question.key())))
                .toList();
    }

    /** Returns the labels that the model chooses from. */
    @Override
    public Set<Label> labels() {
        return labels;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    /**
     * Returns the counters, which only rise:
     *
     * <ul>
     *   <li>{@code calls}: requests to the model, retries included
     *   <li>{@code retries}: requests that followed a failed one
     *   <li>{@code failures}: calls that ended without an answer, all retries included
     *   <li>{@code budget_spent}: calls that were not made since the budget was spent
     *   <li>{@code batches}: calls about several messages
     *   <li>{@code corrections}: calls for another answer, after one that named no label
     *   <li>{@code input_tokens}, {@code output_tokens}: as the provider counts them
     *   <li>{@code cache_hits}: messages that needed no call of their own
     *   <li>{@code redacted}: secrets that were replaced in what was sent
     * </ul>
     */
    @Override
    public List<Counter> counters() {
        return counters.all();
    }

    /** Ends calls under way and closes the file of answers; the model stays open. Idempotent. */
    @Override
    public void close() {
        closed = true;
        model.close();
        file.ifPresent(AnswerFile::close);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stage is closed");
        }
    }
}
