package io.logclf.head;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What training gives every trained stage of a bundle: a head over n-grams, and how sure it may be alone.
 * Stored as {@code head.json} and {@code head.safetensors}. Immutable and safe for concurrent use.
 *
 * <pre>{@code
 * TrainedHead head = TrainedHead.load(bundle);
 * double[] scores = head.ngrams().scores(Ngrams.of(head.normalizer().normalize(message)));
 * }</pre>
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
     * @param sides what the training messages of each label say, so that their opposites are not taken for them
     * @param trainingDataHash a hash over the training data; empty if unknown
     * @param seed the seed of everything random
     */
    public record Origin(String normalizer, KeptValues kept, Sides sides, String trainingDataHash, long seed) {

        /**
         * Checks that all parts are present.
         *
         * @throws NullPointerException if one is null
         */
        public Origin {
            Objects.requireNonNull(normalizer, "normalizer");
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(sides, "sides");
            Objects.requireNonNull(trainingDataHash, "trainingDataHash");
        }

        /** An origin whose normalizer has no exceptions, and of which no sides are known. */
        public Origin(String normalizer, String trainingDataHash, long seed) {
            this(normalizer, KeptValues.NONE, Sides.UNKNOWN, trainingDataHash, seed);
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

    /**
     * Returns a stage's verdict after all that speaks against a decision but the scores: training gave the text several labels, or it says
     * the opposite of what the label's messages say.
     *
     * @param text the normalized message
     * @param verdict what the scores say
     * @param decider the stage's
     */
    public Verdict checked(String text, Verdict verdict, Decider decider) {
        if (origin.kept().isUndecidable(text)) {
            return decider.against(
                    verdict,
                    AbstainReason.LOW_CONFIDENCE,
                    "training gave this text several labels, and nothing in it tells which is right");
        }
        if (!(verdict instanceof Verdict.Decided decided)) {
            return verdict;
        }
        return origin.sides()
                .against(decided.label(), text)
                .map(word -> decider.against(
                        verdict,
                        AbstainReason.UNFAMILIAR,
                        "'" + word + "' is what no message of '" + decided.label() + "' says in training"))
                .orElse(verdict);
    }

    /** Returns the labels that may be decided: all but "none of these", in the order of scores. */
    public Set<Label> decidable() {
        Set<Label> decidable = new LinkedHashSet<>(labels());
        none.ifPresent(decidable::remove);
        return Collections.unmodifiableSet(decidable);
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
