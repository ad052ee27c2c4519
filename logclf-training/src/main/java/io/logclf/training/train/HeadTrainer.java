package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Trains a head and its guard, with everything that needs held-out texts chosen on texts of other templates. */
final class HeadTrainer {

    static final int FOLDS = 5;
    private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3};
    /** What is not for the head itself, such as the choice of the penalty, is done on no more texts than this. */
    private static final int MOST_TEXTS = 3_000;
    /** Fewer texts than this are split in several ways, so that the thresholds depend less on one. */
    private static final int SPLIT_OFTEN = 1_000;

    private static final int SPLITS = 3;

    private HeadTrainer() {}

    /** What a head was trained with. */
    record Result(EmbeddingHead head, double penalty, Calibration calibration) {}

    /**
     * @param texts of two labels or more
     * @param headLabels the labels that the head is to decide; on others it abstains
     */
    static Result train(
            List<EncodedText> texts,
            List<Label> headLabels,
            double penalty,
            TrainedHead.Origin origin,
            String encoderFingerprint,
            TrainingOptions options,
            Executor executor) {
        List<HeldOut> heldOut = new ArrayList<>();
        boolean often = texts.size() < SPLIT_OFTEN && !HeadFitter.isLarge(texts.size(), EncodedText.labels(texts));
        int splits = often ? SPLITS : 1;
        for (int split = 0; split < splits; split++) {
            int[] folds = Folds.byGroup(EncodedText.texts(texts), FOLDS, options.seed() + split);
            heldOut.add(HeldOut.of(texts, folds, penalty, executor));
        }
        Calibration calibration = Calibration.of(heldOut, headLabels, options.targetPrecision(), options.accepted());
        LogisticHead fitted = calibration.applyTo(HeadFitter.fit(EncodedText.templates(texts), penalty));
        Thresholds thresholds = new Thresholds(calibration.threshold(), 0.5, 0);
        EmbeddingHead head = new EmbeddingHead(
                new TrainedHead(
                        withoutWeights(fitted.labels(), texts), Optional.empty(), Confidence.PLAIN, thresholds, origin),
                fitted,
                NoveltyGuard.fit(representatives(texts)),
                0,
                Confidence.PLAIN,
                thresholds,
                encoderFingerprint);
        return new Result(head, penalty, calibration);
    }

    /** A head over n-grams that says nothing. */
    private static NgramHead withoutWeights(List<Label> labels, List<EncodedText> texts) {
        return NgramHead.of(
                labels,
                Vocabulary.of(EncodedText.texts(texts).stream()
                        .map(TrainingText::text)
                        .map(Ngrams::of)
                        .toList()),
                new float[Ngrams.BUCKETS * labels.size()],
                new float[labels.size()],
                1);
    }

    /** Returns all texts, or as many as there is time for, drawn at random. */
    static List<EncodedText> drawn(List<EncodedText> texts, long seed) {
        return Sample.of(texts, MOST_TEXTS, seed);
    }

    /** Returns the penalty whose loss on held-out templates is least; the least penalty if the regression is large. */
    static double penalty(List<EncodedText> texts, long seed, Executor executor) {
        List<EncodedText> some = drawn(texts, seed);
        if (HeadFitter.isLarge(some.size(), EncodedText.labels(texts))) {
            return PENALTIES[0];
        }
        int[] folds = Folds.byGroup(EncodedText.texts(some), FOLDS, seed);
        double[] losses = Arrays.stream(PENALTIES)
                .map(penalty -> meanLoss(HeldOut.of(some, folds, penalty, executor)))
                .toArray();
        int best = IntStream.range(0, losses.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> losses[i]))
                .orElseThrow();
        return PENALTIES[best];
    }

    /** One text of each template, that with most rows: what the guard measures distances to, and shows as evidence. */
    static List<TrainingTemplate> representatives(List<EncodedText> texts) {
        Map<List<Object>, EncodedText> byGroup = new LinkedHashMap<>();
        for (EncodedText text : texts) {
            byGroup.merge(List.of(text.group(), text.label()), text, (a, b) -> b.rows() > a.rows() ? b : a);
        }
        return EncodedText.templates(List.copyOf(byGroup.values()));
    }

    /** The mean loss of the texts whose label their fold's head knew. */
    private static double meanLoss(HeldOut heldOut) {
        return IntStream.range(0, heldOut.size())
                .mapToDouble(text -> -heldOut.logProbabilities()[text][heldOut.truth()[text]])
                .filter(loss -> loss < Double.POSITIVE_INFINITY)
                .average()
                .orElse(0);
    }
}
