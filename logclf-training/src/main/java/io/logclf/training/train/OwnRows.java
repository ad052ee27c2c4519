package io.logclf.training.train;

import io.logclf.api.ClassificationPipeline;
import io.logclf.embedding.TextEncoder;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.Parallel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How many rows of the training data get their label back. Those that do not have the same masked text as
 * rows with another label, or a hand-written rule gives them another. Immutable.
 *
 * It is no measure of quality, as the bundle has seen all of these rows; it tells a person whether the
 * labels contradict one another.
 *
 * @param labelled how many rows have a label, not counting those that no label fits
 * @param right how many of them get it
 */
public record OwnRows(int labelled, int right) {

    /** Classifies every labelled row with what was trained, in portions on the executor. */
    static OwnRows of(
            TrainingSet set, TrainedStages trained, TextEncoder encoder, TrainingOptions options, Executor executor) {
        List<LabelledEntry> labelled = set.entries().stream()
                .filter(entry -> !options.isNone(entry.label()))
                .toList();
        try (ClassificationPipeline pipeline = trained.pipeline(encoder)) {
            List<Boolean> right = Parallel.inPortions(
                    labelled,
                    portion -> portion.stream()
                            .map(entry ->
                                    pipeline.classify(entry.entry()).label().equals(Optional.of(entry.label())))
                            .toList(),
                    executor);
            return new OwnRows(labelled.size(), (int)
                    right.stream().filter(isRight -> isRight).count());
        }
    }

    /** Returns it in words, such as {@code your file: 99 of 100 rows get their label}. */
    @Override
    public String toString() {
        return "your file: " + right + " of " + labelled + " rows get their label";
    }
}
