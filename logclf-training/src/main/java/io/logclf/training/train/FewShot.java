package io.logclf.training.train;

import io.logclf.api.ClassificationPipeline;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.regex.Rule;
import io.logclf.training.train.texts.EncodedText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * From a few example messages of each label to a pipeline, in memory: no files, no figures, and a second or two for a hundred
 * examples.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = FewShot.pipeline(Map.of(
 *         "Payment", List.of("Invoice 17 was paid by bank transfer", "Card payment 4 was declined by the bank"),
 *         "Oven", List.of("Oven 3 is too hot, the gas is turned down", "The burner of oven 5 does not ignite")))) {
 *     pipeline.classify("bakery", "Oven 9 is too hot, the gas is turned down").labelOr("Unclassified");     // Oven
 * }
 * }</pre>
 *
 * <p>What it decides by is what {@link Training} makes of the same entries: rules for templates with ten rows or more, a memory of
 * the others, and heads over n-grams and embeddings for the rest. Few examples give few grounds: what is not much like one of
 * them stays undecided, and
 * {@link io.logclf.api.Classification#bestGuess} tells what it would be. Nothing is measured here: {@link Training} has figures, and
 * {@link io.logclf.training.evaluate.Evaluator} has them for a pipeline.
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class FewShot {

    private final Optional<TextEncoder> encoder;
    private final List<Rule> rules;
    private final TrainingOptions options;
    private final Executor executor;

    private FewShot(Builder builder) {
        encoder = builder.encoder;
        rules = builder.rules;
        options = builder.options;
        executor = builder.executor;
    }

    /**
     * Trains with the defaults of the builder.
     *
     * @param examples messages by the name of their label
     * @return the caller's to close, which closes all it opened
     * @throws io.logclf.training.TrainingException if fewer than two labels have examples of their own
     */
    public static ClassificationPipeline pipeline(Map<String, ? extends Collection<String>> examples) {
        return builder().build().train(TrainingSet.ofExamples(examples));
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Trains a pipeline with the stages {@code regex}, if there are rules, {@code lexical} and {@code
     * embedding}. The same entries in any order give the same pipeline.
     *
     * @return the caller's to close, which closes its stages, and the encoder unless that was given
     * @throws io.logclf.training.TrainingException if the set has fewer than two labels
     */
    public ClassificationPipeline train(TrainingSet set) {
        set.requireTwoLabels();
        if (encoder.isPresent()) {
            return trained(set, encoder.get()).stages(encoder.get()).build();
        }
        TextEncoder own = OnnxTextEncoder.miniLm();
        try {
            return trained(set, own).stages(own).owns(own).build();
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    /** Trains with an encoder. */
    private TrainedStages trained(TrainingSet set, TextEncoder with) {
        Trainer trainer = new Trainer(with, rules, options, executor);
        List<EncodedText> texts = trainer.encode(set);
        return trainer.train(set, texts);
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private Optional<TextEncoder> encoder = Optional.empty();
        private List<Rule> rules = List.of();
        private TrainingOptions options = TrainingOptions.STANDARD;
        private Executor executor = Runnable::run;

        private Builder() {}

        /**
         * Sets the encoder, which stays the caller's and must be open as long as the pipeline is used. By
         * default, each pipeline opens {@link OnnxTextEncoder#miniLm()} and closes it.
         */
        public Builder encoder(TextEncoder encoder) {
            this.encoder = Optional.of(encoder);
            return this;
        }

        /** Sets hand-written rules, which are tried before all others. Defaults to none. */
        public Builder rules(List<Rule> rules) {
            this.rules = List.copyOf(rules);
            return this;
        }

        /** Sets the options, such as the seed. Defaults to {@link TrainingOptions#STANDARD}. */
        public Builder options(TrainingOptions options) {
            this.options = Objects.requireNonNull(options, "options");
            return this;
        }

        /** Sets an executor for encoding and fitting. It stays the caller's. Defaults to the calling thread. */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** Builds the trainer. */
        public FewShot build() {
            return new FewShot(this);
        }
    }
}
