package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.head.TrainedHead;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.regression.NgramFitter;
import io.logclf.training.train.texts.BackgroundText;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.RandomSample;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Trains the heads over n-grams and embeddings, and chooses everything that needs held-out texts,
 * confidences and thresholds, on texts of other templates.
 *
 * The steps: texts are split by template, and by system where there are enough; on each split heads are
 * fitted to four fifths and applied to the rest ({@link HeldOut}); the harder split decides about
 * confidences and thresholds ({@link Calibration}); and the heads that ship are fitted to all texts; where
 * there are very many, that over embeddings is fitted to one of each template.
 *
 * Where texts cannot be split by system, as they are of one log, nothing tells how sure the heads would be of other systems. Background
 * messages stand for those then: as many as texts are scored too, and to be sure of one is a mistake, whatever the label.
 *
 * The same texts, options and seed give the same result on any executor. Safe for concurrent use.
 */
public final class HeadTrainer {

    /** What is only measured, and decides nothing, is measured on no more texts than this. */
    private static final int MOST_TEXTS = 3_000;
    /** Of more texts, one split by template is enough. */
    private static final int MANY_SPLITS = 1_000;
    /**
     * Of more texts, one of each template is held out, once for each fold: those of one template say nearly
     * the same, and cost as much.
     */
    private static final int MANY_TEXTS = 10_000;
    /** Of more texts, the head over embeddings that ships is fitted to one of each template as well: a fit takes minutes for each 100,000. */
    private static final int MOST_FITTED = 100_000;
    /**
     * The least share of texts whose label other systems must have, so that a split by system says
     * something.
     */
    private static final double LEAST_SEEN = 0.5;
    /** Of more templates, some are drawn for evidence: a message is compared with each. */
    private static final int MOST_NEIGHBOURS = 2_000;

    private final Optional<Label> none;
    private final double targetPrecision;
    private final int splits;
    private final long seed;
    private final Executor executor;

    /**
     * Configures the trainer.
     *
     * @param none the label of texts that no label fits, which heads learn and never give; empty if there
     *     is none
     * @param targetPrecision the share of right decisions on held-out texts that the promise {@code sure}
     *     must reach, in (0, 1]
     * @param splits in how many ways few texts are split, at least 1, so that the thresholds depend less on one
     * @param seed of the splits and samples
     * @param executor runs the fits of the folds; its threads must not be those that wait for {@link
     *     #train}
     */
    public HeadTrainer(Optional<Label> none, double targetPrecision, int splits, long seed, Executor executor) {
        this.none = none;
        this.targetPrecision = targetPrecision;
        this.splits = splits;
        this.seed = seed;
        this.executor = executor;
    }

    /**
     * What was trained.
     *
     * @param head both heads with their confidences and thresholds
     * @param promises what they decide on the harder of the splits by template and by system, for each promise
     */
    public record Result(EmbeddingHead head, PromiseFigures promises) {}

    /**
     * Fits the heads to all texts, and their confidences and thresholds to what heads of the same kind say
     * of texts that were held out.
     *
     * @param texts of two labels or more
     * @param background messages of other systems, in no order that means something; called if they are needed
     * @param headLabels the labels that the heads are to decide; on others they abstain
     * @param origin what the heads' files tell about the training data
     * @param encoderFingerprint of the encoder that the embeddings are from
     */
    public Result train(
            List<EncodedText> texts,
            Supplier<List<BackgroundText>> background,
            List<Label> headLabels,
            TrainedHead.Origin origin,
            String encoderFingerprint) {
        List<TrainingText> plain = EncodedText.texts(texts);
        List<EncodedText> split = texts.size() > MANY_TEXTS ? representatives(texts) : texts;
        HeadFitter fitter = HeadFitter.forTexts(split.size(), seed);
        Optional<HeldOut> bySystem = bySystem(split, fitter);
        List<HeldOut> heldOut = byTemplate(split, bySystem.isPresent() ? List.of() : background.get(), fitter);
        boolean harder = bySystem.isPresent() && bySystem.get().accuracy(Calibration.NGRAM_SHARE) < accuracy(heldOut);
        List<HeldOut> judged = harder ? List.of(bySystem.get()) : heldOut;
        List<Label> labels = TrainingText.labels(plain);
        Calibration calibration = Calibration.of(
                judged,
                label -> headLabels.contains(labels.get(label)) && !none.equals(Optional.of(labels.get(label))),
                targetPrecision);
        TrainedHead shared = new TrainedHead(
                NgramFitter.fit(plain, EncodedText.ngrams(texts)),
                none.filter(labels::contains),
                calibration.lexical(),
                calibration.lexicalThresholds(),
                origin);
        EmbeddingHead head = new EmbeddingHead(
                shared,
                weighted(fitter.fit(fitted(texts))),
                guard(texts, seed),
                Calibration.NGRAM_SHARE,
                calibration.embedding(),
                calibration.embeddingThresholds(),
                encoderFingerprint);
        return new Result(head, new PromiseFigures(judged, harder, headLabels, head));
    }

    /**
     * Returns the head with the embedding's share in its temperature. The stage adds the scores of n-grams
     * multiplied by theirs, so that the sum is the mixture the thresholds were chosen for.
     */
    private static LogisticHead weighted(LogisticHead head) {
        return head.toBuilder().temperature(1 / (1 - Calibration.NGRAM_SHARE)).build();
    }

    /**
     * Returns the texts held out by template: several times where they are few, since one split of few
     * texts is much by chance.
     */
    private List<HeldOut> byTemplate(List<EncodedText> texts, List<BackgroundText> background, HeadFitter fitter) {
        int count = texts.size() < MANY_SPLITS ? splits : 1;
        List<HeldOut> heldOut = new ArrayList<>();
        for (int split = 0; split < count; split++) {
            int[] folds = Folds.byGroup(EncodedText.texts(texts), Folds.COUNT, seed + split);
            heldOut.add(HeldOut.beside(background, texts, folds, fitter, executor));
        }
        return heldOut;
    }

    /**
     * Empty if there are too few systems, or their labels are their own: that says nothing of a new system
     * with known labels.
     */
    private Optional<HeldOut> bySystem(List<EncodedText> texts, HeadFitter fitter) {
        return SystemFolds.folds(EncodedText.texts(texts), Folds.COUNT, seed)
                .map(folds -> HeldOut.of(texts, folds, fitter, executor).ofSeenLabels())
                .filter(heldOut -> heldOut.size() >= LEAST_SEEN * texts.size());
    }

    /** Returns the mean accuracy of both heads over splits, by which the harder kind of split is found. */
    private static double accuracy(List<HeldOut> splits) {
        return splits.stream()
                .mapToDouble(split -> split.accuracy(Calibration.NGRAM_SHARE))
                .average()
                .orElse(0);
    }

    /** Returns the texts that the head over embeddings is fitted to. */
    static List<EncodedText> fitted(List<EncodedText> texts) {
        return texts.size() > MOST_FITTED ? representatives(texts) : texts;
    }

    /** Returns what measures distances from texts; of many templates, from some that are drawn at random. */
    static NoveltyGuard guard(List<EncodedText> texts, long seed) {
        return NoveltyGuard.fit(EncodedText.templates(RandomSample.of(representatives(texts), MOST_NEIGHBOURS, seed)));
    }

    /** Returns all texts, or as many of them as there is time for, drawn at random. */
    static List<EncodedText> drawn(List<EncodedText> texts, long seed) {
        return RandomSample.of(texts, MOST_TEXTS, seed);
    }

    /** Returns one text of each template and label, that with most rows. */
    static List<EncodedText> representatives(List<EncodedText> texts) {
        Map<List<Object>, EncodedText> byGroup = new LinkedHashMap<>();
        for (EncodedText text : texts) {
            byGroup.merge(List.of(text.group(), text.label()), text, (a, b) -> b.rows() > a.rows() ? b : a);
        }
        return List.copyOf(byGroup.values());
    }
}
