package io.logclf.head;

import io.logclf.api.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What training gives every trained stage of a bundle: a head over n-grams, and how sure it may be alone. Stored as {@code head.json}
 * and {@code head.safetensors}. Immutable and safe for concurrent use.
 *
 * @param ngrams scores the labels
 * @param none the label among them, if any, that means "none of these"; no message gets it
 * @param confidence of what the n-grams say alone
 * @param thresholds at which they decide alone
 * @param origin how the head came to be
 */
public record TrainedHead(
        NgramHead ngrams, Optional<Label> none, Confidence confidence, Thresholds thresholds, Origin origin) {

    /**
     * Checks that the parts fit.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if {@code none} is not among the labels
     */
    public TrainedHead {
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(origin, "origin");
        if (none.isPresent() && !ngrams.labels().contains(none.get())) {
            throw new IllegalArgumentException("none must be one of the labels: '" + none.get() + "'");
        }
    }

    /**
     * How a head came to be.
     *
     * @param normalizer the id of the {@link Normalizer} that its messages went through
     * @param kept the normalizer's exceptions
     * @param trainingDataHash a hash over the training data; empty if unknown
     * @param seed the seed of everything random
     */
    public record Origin(String normalizer, KeptValues kept, String trainingDataHash, long seed) {

        /**
         * Checks that all parts are present.
         *
         * @throws NullPointerException if one is null
         */
        public Origin {
            Objects.requireNonNull(normalizer, "normalizer");
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(trainingDataHash, "trainingDataHash");
        }

        /** An origin whose normalizer has no exceptions. */
        public Origin(String normalizer, String trainingDataHash, long seed) {
            this(normalizer, KeptValues.NONE, trainingDataHash, seed);
        }
    }

    /**
     * Returns what messages go through before they are scored.
     *
     * @throws ModelException if this version has no such normalizer
     */
    public Normalizer normalizer() {
        return Normalizer.of(origin.normalizer()).keeping(origin.kept());
    }

    /** Returns all labels in the order of scores, "none of these" among them if there is one. */
    public List<Label> labels() {
        return ngrams.labels();
    }

    /**
     * Reads {@code head.json} and {@code head.safetensors} from a folder.
     *
     * @throws ModelException if a file is no such file, or does not fit the other
     * @throws io.logclf.api.FileException if a file cannot be read
     */
    public static TrainedHead load(Path folder) {
        return HeadFiles.in(folder).read();
    }

    /**
     * Writes {@code head.json} and {@code head.safetensors} into a folder, replacing what is there. The same head gives the same bytes.
     *
     * @throws io.logclf.api.FileException if a file cannot be written
     */
    public void save(Path folder) {
        HeadFiles.in(folder).write(this);
    }
}
