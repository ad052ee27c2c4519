package io.logclf.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The stage for what the others cannot decide: asks a large language model.
 *
 * <p>Secrets are taken out of a message before it leaves the process, and what is left goes to the model as fenced data. Only the
 * given labels can come back, with {@link LlmReply} as evidence. If the model says that no label fits, the stage abstains with
 * {@link AbstainReason#UNFAMILIAR}; if the budget is spent, with {@link AbstainReason#BUDGET_SPENT}; and whatever else
 * goes wrong, with {@link AbstainReason#UNAVAILABLE} and the cause in a few words.
 *
 * <p>Messages that are equal when masked have one answer: it is asked for once, for the first of them, and kept. Failures are
 * not kept. A message waits no longer than the timeout, retries and a correction included; one that waits for another caller's
 * batch, twice as long.
 *
 * <p>The model is asked on daemon threads of the stage, one for each caller that waits, since no caller could give up on a model
 * that hangs on its own thread. An interrupt of the caller ends its call: the stage abstains, and the flag is set again. Closing
 * the stage interrupts what is under way, whose callers get an {@link IllegalStateException}, and ends the threads. The model, the
 * review file and the vectors are the caller's. Safe for concurrent use.
 */
public final class LlmClassifier implements LogClassifier {

    private final Questions questions;
    private final Answers answers;
    private final GuardedModel model;
    private final Set<Label> labels;
    private final Counters counters = new Counters();
    private final Optional<AnswerFile> file;
    private volatile boolean closed;

    LlmClassifier(LlmClassifierBuilder builder) {
        Prompt prompt = builder.prompt();
        this.labels = builder.labels();
        Observers observers = new Observers(counters, builder.listeners);
        this.questions = new Questions(builder.redactor, builder.templatesOnly, prompt.hash());
        this.model = new GuardedModel(builder.model, builder.limits(), builder.budget(), builder.clock, observers);
        Questioner questioner = new Questioner(
                model, prompt, builder.choices(), builder.modelName(), builder.confidence, builder.timeout, observers);
        Map<String, String> known = new LinkedHashMap<>();
        this.file = builder.cacheFile.map(path -> open(path, prompt.hash(), known));
        this.answers = new Answers(
                questioner,
                builder.cacheSize,
                builder.batchSize,
                builder.timeout,
                new Learned(builder.review, file, builder.modelName(), prompt.hash()),
                observers);
        known.values().retainAll(builder.choices());
        known.forEach(answers::remember);
    }

    private static AnswerFile open(Path path, String promptHash, Map<String, String> known) {
        try {
            return AnswerFile.open(path, promptHash, known::put);
        } catch (IOException e) {
            throw FileException.writing(path, e);
        }
    }

    /**
     * Returns a builder of a stage that asks {@code model}, which stays the caller's and should not retry by itself.
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
     * Decides many messages. Those that nobody has asked about yet are asked for on the caller's thread, a batch after the other;
     * each batch has the timeout for itself.
     */
    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        List<Question> asked = entries.stream().map(questions::of).toList();
        Map<String, Question> distinct = new LinkedHashMap<>();
        asked.forEach(question -> distinct.putIfAbsent(question.key(), question));
        Map<String, Verdict> verdicts = answers.to(List.copyOf(distinct.values()), asked.size());
        return asked.stream()
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
     * Returns {@code calls}, requests to the model, retries among them; {@code retries}; {@code failures}, calls that ended
     * without an answer; {@code budget_spent}, calls that were not made for want of budget; {@code batches}, calls about several
     * messages; {@code corrections}, calls for another answer; {@code input_tokens} and {@code output_tokens}, as the provider
     * counts them; {@code cache_hits}, messages that needed no call of their own; {@code redacted}, secrets that were taken
     * out of what was sent.
     */
    @Override
    public List<Counter> counters() {
        return counters.all();
    }

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
