package io.logclf.embedding;

import io.logclf.head.Confidence;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What training gives the embedding stage on top of the n-gram head that all trained stages share: a head
 * over embeddings, how much each of the two says, and how sure they may be together. Stored as {@code
 * embedding.json} and {@code embedding.safetensors} next to {@code head.json} and {@code head.safetensors}.
 * Immutable and safe for concurrent use.
 *
 * <p>The two heads see different things: n-grams know rare words exactly and nothing of their meaning,
 * embeddings the reverse. Their scores are added as logarithms of probabilities; what that is worth, the
 * confidence says, which has a calibration of its own.
 *
 * @param shared the n-gram head, with the labels
 * @param head scores the same labels by an embedding
 * @param guard the training templates, with distances from them by their sentences' embeddings: all that the head sees, or the first values
 *     of it
 * @param ngramWeight what the n-grams' scores are multiplied with before the embedding's are added; 0 or
 *     more. Scores are logarithms of probabilities, so the sum is their weighted mean, with {@code 1 /
 *     temperature} as the embedding's weight
 * @param confidence of what both say
 * @param thresholds at which both decide
 * @param encoderFingerprint the fingerprint of the encoder, without which the head is of no use
 */
public record EmbeddingHead(
        TrainedHead shared,
        LogisticHead head,
        NoveltyGuard guard,
        double ngramWeight,
        Confidence confidence,
        Thresholds thresholds,
        String encoderFingerprint) {

    /**
     * Checks that the parts fit.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the labels differ, the guard's templates have other labels or more dimensions than the head,
     *     or {@code ngramWeight} is negative, infinite or NaN
     */
    public EmbeddingHead {
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(encoderFingerprint, "encoderFingerprint");
        if (!head.labels().equals(shared.labels())) {
            throw new IllegalArgumentException("both heads must have the same labels in the same order: "
                    + shared.labels() + " and " + head.labels());
        }
        if (head.dimension() < guard.dimension()) {
            throw new IllegalArgumentException("the guard must not have more dimensions than the head: "
                    + guard.dimension() + " and " + head.dimension());
        }
        if (!(ngramWeight >= 0 && ngramWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ngramWeight must be finite and not negative: " + ngramWeight);
        }
        for (TrainingTemplate template : guard.templates()) {
            if (!head.labels().contains(template.label())) {
                throw new IllegalArgumentException(
                        "the guard's labels must be among the head's: '" + template.label() + "'");
            }
        }
    }

    /**
     * Reads the four files from a folder.
     *
     * @throws io.logclf.head.ModelException if a file is no such file, or does not fit the others
     * @throws io.logclf.api.FileException if a file cannot be read
     */
    public static EmbeddingHead load(Path folder) {
        return EmbeddingFiles.in(folder).read(TrainedHead.load(folder));
    }

    /**
     * Writes the four files into a folder, replacing what is there. The same head gives the same bytes. A reader that sees only some of
     * them new refuses all.
     *
     * @throws io.logclf.api.FileException if a file cannot be written
     */
    public void save(Path folder) {
        EmbeddingFiles.in(folder).write(this);
    }
}
