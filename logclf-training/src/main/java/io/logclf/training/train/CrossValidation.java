package io.logclf.training.train;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.Outcome;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * What pipelines that were trained on four parts of five say about the fifth: the figures of the report and
 * the model card.
 *
 * Whole pipelines are trained again, rules, memory and thresholds included, since a figure for the heads
 * alone says nothing of what a message meets. The values that masking keeps were found on the
 * whole set. Parts are trained on the executor; the trainer given must therefore work on
 * the calling thread, or both could wait for one another.
 */
final class CrossValidation {

    /**
     * More entries than this are a sample, drawn at random: it bounds the time, and figures from three
     * thousand rows are exact to about one point.
     */
    static final int MOST_ENTRIES = 3_000;
    /** The baseline encodes every message as it is, and so takes fewer. */
    static final int BASELINE_ENTRIES = 1_000;

    private static final int FOLDS = Folds.COUNT;
    /** Of more entries, only so many parts of a split at random are measured: nobody decides anything by its figures. */
    private static final int RANDOM_ENTRIES = 1_000;

    private static final int RANDOM_PARTS = 2;
    /** From which probability on the baseline decides. */
    private static final double BASELINE_THRESHOLD = 0.5;

    private final Trainer trainer;
    private final TextEncoder encoder;
    private final TrainingSet set;
    private final TrainingOptions options;
    private final Executor executor;

    /**
     * Draws the entries that are validated.
     *
     * @param trainer that works on the calling thread
     * @param encoder stays the caller's
     * @param executor runs the parts
     */
    CrossValidation(Trainer trainer, TextEncoder encoder, TrainingSet set, TrainingOptions options, Executor executor) {
        this.trainer = trainer;
        this.encoder = encoder;
        this.set = set.sample(MOST_ENTRIES, options.seed());
        this.options = options;
        this.executor = executor;
    }

    /** Returns how many entries the figures are over. */
    int entries() {
        return set.entries().size();
    }

    /**
     * Splits by template: no part has a template of another. What to expect of messages that are worded
     * differently.
     */
    List<Outcome> byTemplate() {
        return outcomes(set.foldsByTemplate(FOLDS, options.seed()), FOLDS);
    }

    /**
     * Splits at random, so that most templates of each part are known from the others. What to expect of
     * more of the same. Of many entries, two parts of the five.
     */
    List<Outcome> atRandom() {
        return outcomes(
                Folds.atRandom(entries(), FOLDS, options.seed()), entries() > RANDOM_ENTRIES ? RANDOM_PARTS : FOLDS);
    }

    private List<Outcome> outcomes(int[] foldOfEntry, int parts) {
        return Parallel.map(folds().subList(0, parts), fold -> ofPart(foldOfEntry, fold), executor).stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns what a pipeline trained on all other parts says about one; nothing if those have fewer than
     * two labels. Entries that no label fits and that stay undecided are right, and left out as they have
     * no label to miss.
     */
    private List<Outcome> ofPart(int[] foldOfEntry, int fold) {
        TrainingSet known = set.without(foldOfEntry, fold);
        if (!known.hasTwoLabels()) {
            return List.of();
        }
        List<LabelledEntry> held = Folds.part(set.entries(), foldOfEntry, fold, true);
        try (ClassificationPipeline pipeline =
                trainer.train(known, trainer.encode(known)).pipeline(encoder)) {
            return held.stream()
                    .map(truth -> Outcome.of(truth, pipeline.classify(truth.entry())))
                    .filter(outcome -> !outcome.isRightlyUndecided(options.none()))
                    .toList();
        }
    }

    /**
     * Returns what the plainest sensible approach gives, for comparison: embeddings of raw messages,
     * logistic regression with scikit-learn's default penalty, and a decision from a probability of one
     * half on; split by template.
     */
    List<Outcome> baseline() {
        TrainingSet some = set.sample(BASELINE_ENTRIES, options.seed());
        List<LabelledEntry> entries = some.entries();
        List<TrainingTemplate> raw = Parallel.inPortions(entries, this::raw, executor);
        int[] foldOfEntry = some.foldsByTemplate(FOLDS, options.seed());
        return Parallel.map(folds(), fold -> baseline(entries, raw, foldOfEntry, fold), executor).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The entries with the embeddings of their messages as they are. */
    private List<TrainingTemplate> raw(List<LabelledEntry> entries) {
        List<String> messages =
                entries.stream().map(entry -> entry.entry().message()).toList();
        List<Embedding> embeddings = encoder.encodeAll(messages);
        return IntStream.range(0, entries.size())
                .mapToObj(i ->
                        new TrainingTemplate(messages.get(i), entries.get(i).label(), embeddings.get(i)))
                .toList();
    }

    private List<Outcome> baseline(
            List<LabelledEntry> entries, List<TrainingTemplate> rows, int[] foldOfEntry, int fold) {
        List<TrainingTemplate> known = Folds.part(rows, foldOfEntry, fold, false);
        if (known.stream().map(TrainingTemplate::label).distinct().count() < 2) {
            return List.of();
        }
        // As much regularization as scikit-learn's default, C = 1, has.
        LogisticHead head = HeadFitter.fit(known, 1.0 / known.size());
        List<LabelledEntry> heldEntries = Folds.part(entries, foldOfEntry, fold, true);
        List<TrainingTemplate> held = Folds.part(rows, foldOfEntry, fold, true);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            double[] probabilities = head.probabilities(held.get(i).embedding());
            int best = IntStream.range(0, probabilities.length)
                    .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
                    .orElseThrow();
            Outcome outcome = outcome(heldEntries.get(i), head.labels().get(best), Math.min(1, probabilities[best]));
            if (!outcome.isRightlyUndecided(options.none())) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private Outcome outcome(LabelledEntry truth, Label label, double probability) {
        if (options.isNone(label)) {
            return Outcome.abstained(truth, "baseline", AbstainReason.NO_LABEL_FITS, "no label fits");
        }
        return probability >= BASELINE_THRESHOLD
                ? Outcome.decided(truth, "baseline", label, probability)
                : Outcome.abstained(truth, "baseline", AbstainReason.LOW_CONFIDENCE, "below one half");
    }

    private static List<Integer> folds() {
        return IntStream.range(0, FOLDS).boxed().toList();
    }
}
