package io.logclf.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.Verdict;
import io.logclf.llm.call.CallFailure;
import io.logclf.llm.call.Deadline;
import io.logclf.llm.call.GuardedModel;
import io.logclf.llm.prompt.AnswerFormat;
import io.logclf.llm.prompt.AnswerParser;
import io.logclf.llm.prompt.Prompt;
import io.logclf.llm.prompt.Question;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests labels from the model and makes verdicts of its answers.
 *
 * <p>A batch is one call. A question whose answer is missing or unusable there is sent again alone, with a timeout of
 * its own: in small requests models make fewer mistakes. An answer to a single question that names no label is
 * requested once more, with a correction, within the same deadline. What names no label after that is a verdict
 * {@code UNAVAILABLE}; it is never guessed.
 *
 * <p>A call that fails gives all its questions a verdict with the reason of the failure. Safe for concurrent use.
 */
final class LabelRequester {

    private final GuardedModel model;
    private final Prompt prompt;
    private final AnswerParser parser;
    private final String modelName;
    private final double confidence;
    private final Duration timeout;
    private final Observers observers;

    /**
     * @param modelName for the evidence of decisions
     * @param confidence of every decision, in [0, 1]
     * @param timeout of each request about one or several messages, retries and a correction included
     */
    LabelRequester(
            GuardedModel model,
            Prompt prompt,
            String modelName,
            double confidence,
            Duration timeout,
            Observers observers) {
        this.model = model;
        this.prompt = prompt;
        this.parser = new AnswerParser(prompt.choices());
        this.modelName = modelName;
        this.confidence = confidence;
        this.timeout = timeout;
        this.observers = observers;
    }

    /**
     * Returns the verdict on each question, by key.
     *
     * @param questions at least one, all with different keys
     * @throws IllegalStateException if the stage is closed, or was in the meantime
     */
    Map<String, Verdict> verdicts(List<Question> questions) {
        observers.redacted(questions.stream().mapToInt(Question::secrets).sum());
        if (questions.size() == 1) {
            return Map.of(questions.get(0).key(), single(questions.get(0)));
        }
        Map<String, Verdict> verdicts = new HashMap<>();
        try {
            List<String> texts = questions.stream().map(Question::text).toList();
            Map<Integer, String> answers =
                    parser.batch(answer(prompt.request(texts), texts.size(), Deadline.in(timeout)));
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                String choice = answers.get(i + 1);
                verdicts.put(question.key(), choice == null ? single(question) : verdict(choice));
            }
        } catch (CallFailure failure) {
            questions.forEach(question -> verdicts.put(question.key(), abstained(failure)));
        }
        return verdicts;
    }

    /** One deadline for the answer and its correction, so that a message does not wait twice as long. */
    private Verdict single(Question question) {
        Deadline deadline = Deadline.in(timeout);
        try {
            Optional<String> choice = parser.single(answer(prompt.request(List.of(question.text())), 1, deadline));
            if (choice.isEmpty()) {
                observers.correctionRequested();
                choice = parser.single(answer(prompt.correction(question.text()), 1, deadline));
            }
            return choice.map(this::verdict)
                    .orElseGet(() ->
                            Verdict.abstained(AbstainReason.UNAVAILABLE, "the model answered with none of the labels"));
        } catch (CallFailure failure) {
            return abstained(failure);
        }
    }

    private String answer(ChatRequest request, int messages, Deadline deadline) {
        return model.call(request, messages, Prompt.estimatedTokens(request, messages), deadline)
                .text();
    }

    /**
     * Returns what a choice means, whether it comes from the model or from a file of earlier answers: a decision with
     * the configured confidence, or {@code UNFAMILIAR} for {@link AnswerFormat#NONE}.
     */
    Verdict verdict(String choice) {
        if (choice.equals(AnswerFormat.NONE)) {
            return Verdict.abstained(AbstainReason.UNFAMILIAR, "the model says that no label fits");
        }
        Label label = new Label(choice);
        return Verdict.decided(label, confidence, new LlmReply(label, modelName, prompt.hash()));
    }

    private static Verdict abstained(CallFailure failure) {
        return Verdict.abstained(failure.reason(), failure.detail());
    }
}
