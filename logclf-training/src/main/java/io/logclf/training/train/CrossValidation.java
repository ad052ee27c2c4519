package io.logclf.training.train;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import io.logclf.training.evaluate.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** What pipelines that were trained on four parts of five say about the fifth. */
final class CrossValidation {

    /** More entries than this are a sample, drawn at random. */
    static final int MOST_ENTRIES = 3_000;
    /** The baseline encodes every message as it is, and so takes fewer. */
    static final int BASELINE_ENTRIES = 1_000;

    private static final int FOLDS = HeadTrainer.FOLDS;
    private static final double BASELINE_THRESHOLD = 0.5;

    private final Trainer trainer;
    private final TextEncoder encoder;
    private final List<LabelledEntry> entries;
    private final TrainingOptions options;
    private final Executor executor;

    CrossValidation(
            Trainer trainer,
            TextEncoder encoder,
            List<LabelledEntry> entries,
            TrainingOptions options,
            Executor executor) {
        this.trainer = trainer;
        this.encoder = encoder;
        this.entries = sample(entries, MOST_ENTRIES, options.seed());
        this.options = options;
        this.executor = executor;
    }

    static List<LabelledEntry> sample(List<LabelledEntry> entries, int most, long seed) {
        if (entries.size() <= most) {
            return entries;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, entries.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.subList(0, most).stream().sorted().map(entries::get).toList();
    }

    int entries() {
        return entries.size();
    }

    /** Splits by template: no part has a template of another. */
    List<Outcome> byTemplate(double penalty) {
        List<TrainingText> texts = trainer.texts(entries);
        int[] foldOfRow = new int[entries.size()];
        int[] folds = Folds.byGroup(texts, FOLDS, options.seed());
        for (int text = 0; text < folds.length; text++) {
            for (int row : texts.get(text).rows()) {
                foldOfRow[row] = folds[text];
            }
        }
        return outcomes(foldOfRow, penalty);
    }

    /** Splits at random, so that most templates of each part are known from the others. */
    List<Outcome> atRandom(double penalty) {
        return outcomes(Folds.atRandom(entries.size(), FOLDS, options.seed()), penalty);
    }

    private List<Outcome> outcomes(int[] foldOfRow, double penalty) {
        return Parallel.map(folds(), fold -> outcomes(foldOfRow, fold, penalty), executor).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Outcome> outcomes(int[] foldOfRow, int fold, double penalty) {
        List<LabelledEntry> known = Folds.part(entries, foldOfRow, fold, false);
        List<LabelledEntry> held = Folds.part(entries, foldOfRow, fold, true);
        List<TrainingText> texts = trainer.texts(known);
        try (ClassificationPipeline pipeline = trainer.train(known, texts, trainer.templates(texts), penalty, "")
                .pipeline(encoder)) {
            List<LogEntry> messages = held.stream().map(LabelledEntry::entry).toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < held.size(); i++) {
                outcomes.add(Outcome.of(
                        held.get(i),
                        pipeline.classify(
                                messages.get(i).source(), messages.get(i).message())));
            }
            return outcomes;
        } catch (TrainingException oneLabel) {
            return List.of();
        }
    }

    /** Raw text, plain logistic regression, decided from a probability of one half on; split by template. */
    List<Outcome> baseline() {
        List<LabelledEntry> some = sample(entries, BASELINE_ENTRIES, options.seed());
        List<String> messages =
                some.stream().map(entry -> entry.entry().message()).toList();
        List<Embedding> embeddings = Parallel.inPortions(messages, encoder::encodeAll, executor);
        List<TrainingTemplate> rows = IntStream.range(0, some.size())
                .mapToObj(i -> new TrainingTemplate(messages.get(i), some.get(i).label(), embeddings.get(i)))
                .toList();
        List<TrainingText> texts = trainer.texts(some);
        int[] folds = Folds.byGroup(texts, FOLDS, options.seed());
        int[] foldOfRow = new int[some.size()];
        for (int text = 0; text < folds.length; text++) {
            for (int row : texts.get(text).rows()) {
                foldOfRow[row] = folds[text];
            }
        }
        return Parallel.map(folds(), fold -> baseline(some, rows, foldOfRow, fold), executor).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Outcome> baseline(
            List<LabelledEntry> entries, List<TrainingTemplate> rows, int[] foldOfRow, int fold) {
        List<TrainingTemplate> known = Folds.part(rows, foldOfRow, fold, false);
        if (known.stream().map(TrainingTemplate::label).distinct().count() < 2) {
            return List.of();
        }
        // As much regularization as scikit-learn's default, C = 1, has.
        LogisticHead head = HeadFitter.fitPlain(known, 1.0 / known.size());
        List<LabelledEntry> heldEntries = Folds.part(entries, foldOfRow, fold, true);
        List<TrainingTemplate> held = Folds.part(rows, foldOfRow, fold, true);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            double[] probabilities = head.probabilities(held.get(i).embedding());
            int best = IntStream.range(0, probabilities.length)
                    .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
                    .orElseThrow();
            Label label = head.labels().get(best);
            outcomes.add(
                    probabilities[best] >= BASELINE_THRESHOLD
                            ? Outcome.decided(heldEntries.get(i), "baseline", label, Math.min(1, probabilities[best]))
                            : Outcome.abstained(
                                    heldEntries.get(i), "baseline", AbstainReason.LOW_CONFIDENCE, "below one half"));
        }
        return outcomes;
    }

    private static List<Integer> folds() {
        return IntStream.range(0, FOLDS).boxed().toList();
    }
}
