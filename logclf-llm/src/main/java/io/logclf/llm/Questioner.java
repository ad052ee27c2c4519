package io.logclf.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the model and makes verdicts of its answers. An answer that names no label is asked for once more; what a batch's answer
 * leaves out is asked alone. Safe for concurrent use.
 */
final class Questioner {

    private final GuardedModel model;
    private final Prompt prompt;
    private final AnswerParser parser;
    private final String modelName;
    private final double confidence;
    private final Duration timeout;
    private final Observers observers;

    Questioner(
            GuardedModel model,
            Prompt prompt,
            List<String> choices,
            String modelName,
            double confidence,
            Duration timeout,
            Observers observers) {
        this.model = model;
        this.prompt = prompt;
        this.parser = new AnswerParser(choices);
        this.modelName = modelName;
        this.confidence = confidence;
        this.timeout = timeout;
        this.observers = observers;
    }

    /**
     * Returns the verdict on each question, by key.
     *
     * @throws IllegalStateException if the stage is closed, or was in the meantime
     */
    Map<String, Verdict> ask(List<Question> questions) {
        observers.redacted(questions.stream().mapToInt(Question::secrets).sum());
        if (questions.size() == 1) {
            return Map.of(questions.get(0).key(), alone(questions.get(0)));
        }
        Map<String, Verdict> verdicts = new HashMap<>();
        try {
            List<String> texts = questions.stream().map(Question::text).toList();
            Map<Integer, String> answers =
                    parser.batch(said(prompt.request(texts), texts.size(), Deadline.in(timeout)));
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                String choice = answers.get(i + 1);
                verdicts.put(question.key(), choice == null ? alone(question) : verdict(choice));
            }
        } catch (CallFailure failure) {
            questions.forEach(question -> verdicts.put(question.key(), abstained(failure)));
        }
        return verdicts;
    }

    /** One limit for the answer and its correction, so that nobody waits twice as long. */
    private Verdict alone(Question question) {
        Deadline deadline = Deadline.in(timeout);
        try {
            Optional<String> choice = parser.single(said(prompt.request(List.of(question.text())), 1, deadline));
            if (choice.isEmpty()) {
                observers.corrected();
                choice = parser.single(said(prompt.correction(question.text()), 1, deadline));
            }
            return choice.map(this::verdict)
                    .orElseGet(() ->
                            Verdict.abstained(AbstainReason.UNAVAILABLE, "the model answered with none of the labels"));
        } catch (CallFailure failure) {
            return abstained(failure);
        }
    }

    private String said(ChatRequest request, int messages, Deadline deadline) {
        return model.ask(request, messages, Prompt.estimatedTokens(request, messages), deadline)
                .text();
    }

    /** Returns what a choice means, also one that was kept from earlier. */
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
