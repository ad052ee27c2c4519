package io.logclf.llm;

import io.logclf.api.Verdict;
import io.logclf.llm.prompt.AnswerFormat;
import io.logclf.llm.prompt.Question;
import java.util.Optional;

/**
 * Writes new answers to the files of a stage: every one to the file of answers, which survives restarts, and decisions
 * to the review file, which a person reads. Failures of either file are logged there and do not reach the caller. Safe
 * for concurrent use.
 */
final class AnswerRecorder {

    private final Optional<ReviewFile> review;
    private final Optional<AnswerFile> file;
    private final String model;
    private final String promptHash;

    AnswerRecorder(Optional<ReviewFile> review, Optional<AnswerFile> file, String model, String promptHash) {
        this.review = review;
        this.file = file;
        this.model = model;
        this.promptHash = promptHash;
    }

    /** @param verdict a decision, or that no label fits; a failure is no answer and must not come here */
    void record(Question question, Verdict verdict) {
        if (verdict instanceof Verdict.Decided decided) {
            file.ifPresent(
                    answers -> answers.append(question.key(), decided.label().name()));
            review.ifPresent(
                    list -> list.append(question.source(), question.masked(), decided.label(), model, promptHash));
        } else {
            file.ifPresent(answers -> answers.append(question.key(), AnswerFormat.NONE));
        }
    }
}
