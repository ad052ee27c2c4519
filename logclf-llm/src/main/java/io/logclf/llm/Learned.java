package io.logclf.llm;

import io.logclf.api.Verdict;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes new answers down: in the file that survives restarts, and decisions in the one for review. Safe for concurrent use. */
final class Learned {

    private static final Logger LOG = LoggerFactory.getLogger(Learned.class);

    private final Optional<ReviewFile> review;
    private final Optional<AnswerFile> file;
    private final String model;
    private final String promptHash;
    private final AtomicBoolean failed = new AtomicBoolean();

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
            review.ifPresent(list -> append(list, question, decided));
        } else {
            file.ifPresent(answers -> answers.append(question.key(), AnswerFormat.NONE));
        }
    }

    private void append(ReviewFile list, Question question, Verdict.Decided decided) {
        try {
            list.append(question.source(), question.masked(), decided.label(), model, promptHash);
        } catch (UncheckedIOException e) {
            if (!failed.getAndSet(true)) {
                LOG.warn("Decisions cannot be written to the review file; the classification goes on", e);
            }
        }
    }
}
