package io.logclf.embedding;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What training gave the embedding stage: a head, a guard, and how messages must be prepared for them. Stored as
 * {@code head.json} and {@code head.safetensors}. Immutable and safe for concurrent use.
 *
 * @param head labels an embedding
 * @param guard tells whether an embedding is like the training data; of the same dimension as the head
 * @param origin how both came to be
 */
public record TrainedHead(LogisticHead head, NoveltyGuard guard, Origin origin) {

    /**
     * Checks that the parts fit.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the dimensions differ, or the guard's templates have labels that the head does not
     */
    public TrainedHead {
        Objects.requireNonNull(origin, "origin");
        if (head.dimension() != guard.dimension()) {
            throw new IllegalArgumentException(
                    "head and guard must have one dimension: " + head.dimension() + " and " + guard.dimension());
        }
        for (TrainingTemplate template : guard.templates()) {
            if (!head.labels().contains(template.label())) {
                throw new IllegalArgumentException(
                        "the guard's labels must be among the head's: '" + template.label() + "'");
            }
        }
    }

    /**
     * How a head came to be.
     *
     * @param normalizer the id of the {@link Normalizer} that its messages went through
     * @param encoderFingerprint the fingerprint of the encoder
     * @param trainingDataHash a hash over the training data; empty if unknown
     * @param seed the seed of everything random
     */
    public record Origin(String normalizer, String encoderFingerprint, String trainingDataHash, long seed) {

        /**
         * Checks that all parts are present.
         *
         * @throws NullPointerException if one is null
         */
        public Origin {
            Objects.requireNonNull(normalizer, "normalizer");
            Objects.requireNonNull(encoderFingerprint, "encoderFingerprint");
            Objects.requireNonNull(trainingDataHash, "trainingDataHash");
        }
    }

    /**
     * Reads {@code head.json} and {@code head.safetensors} from a folder.
     *
     * @throws ModelException if a file is missing, is no such file, or does not fit the other
     */
    public static TrainedHead load(Path folder) {
        return HeadFiles.in(folder).read();
    }

    /**
     * Writes {@code head.json} and {@code head.safetensors} into a folder, replacing what is there. The same head gives the
     * same bytes. Each file is written beside its place and then moved there; a reader that sees only one of them new
     * refuses both.
     *
     * @throws io.logclf.api.FileException if a file cannot be written
     */
    public void save(Path folder) {
        HeadFiles.in(folder).write(this);
    }
}
