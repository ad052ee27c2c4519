package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.head.TrainedHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Trains the heads over n-grams and embeddings, with everything that needs held-out texts chosen on texts of other templates. */
final class HeadTrainer {

    static final int FOLDS = 5;
    /** What is only measured is measured on no more texts than this. */
    private static final int MOST_TEXTS = 3_000;
    /** Fewer texts than this are split in several ways, so that the thresholds depend less on one. */
    private static final int SPLIT_OFTEN = 1_000;

    private static final int SPLITS = 3;
    /** Of more texts, one of each template is held out, once for each fold: those of one template say the same. */
    private static final int MANY_TEXTS = 10_000;
    /** The least share of texts that other systems must have the labels of. */
    private static final double LEAST_SEEN = 0.5;
    /** Of more templates, some are drawn for evidence: a message is compared with each. */
    private static final int MOST_NEIGHBOURS = 2_000;

    private HeadTrainer() {}

    /**
     * What was trained, and what it was judged by.
     *
     * @param heldOut the harder of the splits by template and by system, which the promise is made on
     * @param bySystem whether that is the split by system
     */
    record Result(EmbeddingHead head, List<HeldOut> heldOut, boolean bySystem) {}

    /**
     * @param texts of two labels or more
     * @param headLabels the labels that the heads are to decide; on others they abstain
     */
    static Result train(
            List<EncodedText> texts,
            List<Label> headLabels,
            TrainedHead.Origin origin,
            String encoderFingerprint,
            TrainingOptions options,
            Executor executor) {
        List<TrainingText> plain = EncodedText.texts(texts);
        List<EncodedText> split = texts.size() > MANY_TEXTS ? representatives(texts) : texts;
        List<HeldOut> heldOut = byTemplate(split, options.seed(), executor);
        Optional<HeldOut> bySystem = bySystem(split, options.seed(), executor);
        boolean harder = bySystem.isPresent() && bySystem.get().accuracy(Calibration.NGRAM_SHARE) < accuracy(heldOut);
        List<HeldOut> judged = harder ? List.of(bySystem.get()) : heldOut;
        List<Label> labels = TrainingText.labels(plain);
        Calibration calibration = Calibration.of(
                judged,
                label -> headLabels.contains(labels.get(label)) && !options.isNone(labels.get(label)),
                options.targetPrecision());
        TrainedHead shared = new TrainedHead(
                NgramFitter.fit(plain, EncodedText.ngrams(texts)),
                options.none().filter(labels::contains),
                calibration.lexical(),
                calibration.lexicalThresholds(),
                origin);
        EmbeddingHead head = new EmbeddingHead(
                shared,
                weighted(HeadFitter.fit(texts)),
                NoveltyGuard.fit(
                        EncodedText.templates(Sample.of(representatives(texts), MOST_NEIGHBOURS, options.seed()))),
                Calibration.NGRAM_SHARE,
                calibration.embedding(),
                calibration.embeddingThresholds(),
                encoderFingerprint);
        return new Result(head, judged, harder);
    }

    /** The scores of embeddings with their share, as the stage adds those of n-grams with theirs. */
    private static LogisticHead weighted(LogisticHead head) {
        return LogisticHead.builder(head.labels(), head.weights(), head.bias())
                .temperature(1 / (1 - Calibration.NGRAM_SHARE))
                .build();
    }

    private static List<HeldOut> byTemplate(List<EncodedText> texts, long seed, Executor executor) {
        int splits = texts.size() < SPLIT_OFTEN ? SPLITS : 1;
        List<HeldOut> heldOut = new ArrayList<>();
        for (int split = 0; split < splits; split++) {
            heldOut.add(HeldOut.of(texts, Folds.byGroup(EncodedText.texts(texts), FOLDS, seed + split), executor));
        }
        return heldOut;
    }

    /** Empty if there are too few systems, or their labels are their own: that says nothing of a new system with known labels. */
    private static Optional<HeldOut> bySystem(List<EncodedText> texts, long seed, Executor executor) {
        return Systems.folds(EncodedText.texts(texts), FOLDS, seed)
                .map(folds -> HeldOut.of(texts, folds, executor).ofSeenLabels())
                .filter(heldOut -> heldOut.size() >= LEAST_SEEN * texts.size());
    }

    private static double accuracy(List<HeldOut> splits) {
        return splits.stream()
                .mapToDouble(split -> split.accuracy(Calibration.NGRAM_SHARE))
                .average()
                .orElse(0);
    }

    /** Returns all texts, or as many as there is time for, drawn at random. */
    static List<EncodedText> drawn(List<EncodedText> texts, long seed) {
        return Sample.of(texts, MOST_TEXTS, seed);
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
