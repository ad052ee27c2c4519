package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.PipelineSettings;
import io.logclf.embedding.EncoderFolder;
import io.logclf.embedding.TextEncoder;
import io.logclf.regex.Rule;
import io.logclf.training.evaluate.EvaluationReport;
import io.logclf.training.evaluate.Metrics;
import io.logclf.training.rules.RuleFile;
import io.logclf.training.train.heldout.LabelNovelty;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.values.ValueRemarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * From a training set to a bundle with its figures. Immutable.
 *
 * Training mines templates, encodes the masked messages, trains the stages, and then measures them by
 * cross-validation, which takes most of the time: about as long as ten trainings, on as many threads as
 * the executor has.
 *
 * <pre>{@code
 * try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
 *     Training training = Training.builder(encoder).executor(executor)
 *             .run(TrainingSet.of(LabelledCsv.read(files, LabelledCsv.Columns.STANDARD).entries()));
 *     training.summary().forEach(System.out::println);
 *     training.save(Path.of("my-bundle"));
 * }
 * }</pre>
 *
 * {@link FewShot} gives a pipeline without figures and files, from a few examples.
 */
public final class Training {

    /** The folder in a bundle for an encoder of its own. */
    private static final String ENCODER = "encoder";

    private final TrainingFigures figures;
    private final EvaluationReport report;
    private final ModelCard card;
    private final Optional<Path> encoderFiles;

    private Training(TrainingFigures figures, Optional<Path> encoderFiles) {
        this.figures = figures;
        this.encoderFiles = encoderFiles;
        this.report = figures.report();
        this.card = new ModelCard(figures);
    }

    /**
     * Returns a builder.
     *
     * @param encoder stays the caller's, and must be open while training runs
     */
    public static Builder builder(TextEncoder encoder) {
        return new Builder(encoder);
    }

    /** Returns what was trained. */
    public TrainedStages trained() {
        return figures.trained();
    }

    /** Returns how many rows of the training data get their label back. */
    public OwnRows own() {
        return figures.own();
    }

    /**
     * Returns the figures on templates that were held back: what to expect of messages worded differently
     * from all training data.
     */
    public Metrics byTemplate() {
        return figures.byTemplate();
    }

    /**
     * Returns what a person should know about the labels, a line each: names that are nearly the same,
     * labels that depend on a value or that nothing tells apart, and labels that no message can get.
     */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(LabelNames.lookalikes(figures.set()));
        remarks.addAll(new ValueRemarks(figures.set().entries(), figures.set().normalizer()).lines());
        for (Label label : LabelNames.neverGiven(figures.set(), figures.trained(), figures.options())) {
            remarks.add("no message will get the label '" + label.name()
                    + "': each of its texts has another label as well, and they are too few to learn from");
        }
        return remarks;
    }

    /**
     * Returns what a person should know of this training, a line each: how many rows get their label back,
     * and what to expect of new ones.
     */
    public List<String> summary() {
        return new TrainingSummary(this, figures.set()).lines();
    }

    /** Returns rows whose labels are likely wrong, for a person to look at. */
    public List<Suspect> suspects() {
        return figures.suspects();
    }

    /**
     * Saves the bundle: {@code pipeline.yaml}, {@code rules.yaml} if there are rules, the files of the
     * heads, {@code memory.jsonl}, {@code exemplars.jsonl}, {@code MODEL_CARD.md}, {@code metrics.json} and
     * {@code report.html}, and a folder {@code encoder} if there are {@link Builder#encoderFiles}. The folder appears as a whole or not at all, and replaces a bundle that was
     * there. The same training gives the same bytes.
     *
     * @throws io.logclf.bundle.BundleException if the folder holds something other than a bundle
     * @throws io.logclf.api.FileException if it cannot be written
     */
    public void save(Path target) {
        Bundle.save(target, this::write);
    }

    /** Writes the files of the bundle into a fresh folder. */
    private void write(Path folder) throws IOException {
        TrainedStages trained = trained();
        PipelineSettings.Builder settings = PipelineSettings.builder();
        if (!trained.rules().isEmpty()) {
            settings.stage("regex");
            Files.writeString(folder.resolve("rules.yaml"), RuleFile.text(trained.rules()));
        }
        settings.stage("lexical").stage("embedding");
        Map<String, Object> never = new TreeMap<>();
        trained.undecided().forEach(label -> never.put(label.name(), 1.0));
        Map<String, Object> embedding = new TreeMap<>();
        if (encoderFiles.isPresent()) {
            EncoderFolder.copy(encoderFiles.get(), folder.resolve(ENCODER));
            embedding.put("encoder", ENCODER);
        }
        if (!never.isEmpty()) {
            settings.settings("lexical", Map.of("thresholds", never));
            embedding.put("thresholds", never);
        }
        if (!embedding.isEmpty()) {
            settings.settings("embedding", embedding);
        }
        settings.build().write(folder);
        trained.head().save(folder);
        trained.memory().save(folder.resolve("memory.jsonl"));
        Exemplars.write(folder.resolve("exemplars.jsonl"), trained.exemplars());
        Files.writeString(folder.resolve("MODEL_CARD.md"), card.text());
        Files.writeString(folder.resolve("metrics.json"), report.json());
        Files.writeString(folder.resolve("report.html"), report.html());
    }

    /** Says how to train. Not safe for concurrent use. */
    public static final class Builder {

        private final TextEncoder encoder;
        private List<Rule> rules = List.of();
        private TrainingOptions options = TrainingOptions.STANDARD;
        private Executor executor = Runnable::run;
        private Consumer<String> progress = step -> {};
        private Optional<Path> encoderFiles = Optional.empty();

        private Builder(TextEncoder encoder) {
            this.encoder = Objects.requireNonNull(encoder, "encoder");
        }

        /** Sets hand-written rules, which are tried before all others. Defaults to none. */
        public Builder rules(List<Rule> rules) {
            this.rules = List.copyOf(rules);
            return this;
        }

        /** Sets the options. Defaults to {@link TrainingOptions#STANDARD}. */
        public Builder options(TrainingOptions options) {
            this.options = Objects.requireNonNull(options, "options");
            return this;
        }

        /**
         * Sets an executor for encoding and for the parts of a cross-validation. It stays the caller's.
         * Defaults to the calling thread.
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Sets a listener for the steps: it gets a few words on what is about to be done, on the calling
         * thread. Defaults to none.
         */
        public Builder progress(Consumer<String> progress) {
            this.progress = Objects.requireNonNull(progress, "progress");
            return this;
        }

        /**
         * Sets where the encoder was loaded from, so that the bundle gets a copy and can be opened anywhere. Defaults to none, for
         * all-MiniLM-L6-v2 on the class path, which a bundle finds there.
         *
         * @param path what {@link io.logclf.embedding.OnnxTextEncoder#load} was given
         */
        public Builder encoderFiles(Path path) {
            this.encoderFiles = Optional.of(path);
            return this;
        }

        /**
         * Trains and measures.
         *
         * @param set with labels of which none is the word for having none
         * @throws io.logclf.training.TrainingException if the set has fewer than two labels, or a label is
         *     the word for messages without one
         */
        public Training run(TrainingSet set) {
            CachingEncoder remembering = new CachingEncoder(encoder);
            Trainer trainer = new Trainer(remembering, rules, options, executor);
            progress.accept("mining templates");
            LabelNames.requireUsable(set, options);
            set.requireTwoLabels();
            progress.accept("encoding " + set.texts().size() + " masked messages");
            List<EncodedText> texts = trainer.encode(set);
            progress.accept("training");
            TrainedStages trained = trainer.train(set, texts);
            OwnRows own = OwnRows.of(set, trained, remembering, options, executor);
            progress.accept("cross-validation");
            CrossValidation validation = new CrossValidation(trainer.ofParts(), remembering, set, options, executor);
            Metrics byTemplate = Metrics.of(validation.byTemplate());
            Metrics atRandom = Metrics.of(validation.atRandom());
            progress.accept("measuring the baseline");
            Metrics baseline = Metrics.of(validation.baseline());
            return new Training(
                    new TrainingFigures(
                            set,
                            trained,
                            own,
                            byTemplate,
                            atRandom,
                            baseline,
                            LabelNovelty.byLabelLeftOut(texts, options.seed()),
                            SuspectFinder.find(texts),
                            validation.entries(),
                            options),
                    encoderFiles);
        }
    }
}
