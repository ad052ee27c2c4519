package io.logclf.llm;

import io.logclf.api.Verdict;
import java.util.Optional;

/** Writes new answers down: in the file that survives restarts, and decisions in the one for review. Safe for concurrent use. */
final class Learned {

    private final Optional<ReviewFile> review;
    private final Optional<AnswerFile> file;
    private final String model;
    private final String promptHash;

    Learned(Optional<ReviewFile> review, Optional<AnswerFile> file, String model, String promptHash) {
        this.review = review;
        this.file = file;
        this.model = model;
        this.promptHash = promptHash;
    }

    void accept(Question question, Verdict verdict) {
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
