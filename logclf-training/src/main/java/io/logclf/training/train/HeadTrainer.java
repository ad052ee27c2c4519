package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainedHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains a head and its guard, with everything that needs held-out texts chosen on texts of other templates. */
final class HeadTrainer {

    static final int FOLDS = 5;
    private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3};
    /** The penalty is chosen on no more texts than this, drawn at random. */
    private static final int PENALTY_TEXTS = 3_000;
    /** Fewer texts than this are split in several ways, so that the thresholds depend less on one. */
    private static final int SPLIT_OFTEN = 1_500;

    private static final int SPLITS = 3;

    private HeadTrainer() {}

    /** What a head was trained with. */
    record Result(TrainedHead head, double penalty, Calibration calibration) {}

    /**
     * @param texts what {@code templates} were made from, in their order; of two labels or more
     * @param headLabels the labels that the head is to decide; on others it abstains
     */
    static Result train(
            List<TrainingText> texts,
            List<TrainingTemplate> templates,
            List<Label> headLabels,
            double penalty,
            TrainedHead.Origin origin,
            TrainingOptions options) {
        List<HeldOut> heldOut = new ArrayList<>();
        int splits = texts.size() < SPLIT_OFTEN ? SPLITS : 1;
        for (int split = 0; split < splits; split++) {
            heldOut.add(HeldOut.of(texts, templates, Folds.byGroup(texts, FOLDS, options.seed() + split), penalty));
        }
        Calibration calibration = Calibration.of(heldOut, headLabels, options.targetPrecision(), options.accepted());
        TrainedHead head = new TrainedHead(
                calibration.applyTo(HeadFitter.fit(templates, penalty)),
                NoveltyGuard.fit(representatives(texts, templates)).withMaxDistance(calibration.maxDistance()),
                origin);
        return new Result(head, penalty, calibration);
    }

    /**
     * Returns the largest penalty whose loss on held-out templates is within one standard error of the least (Breiman, Friedman,
     * Olshen and Stone, Classification and Regression Trees, 1984, section 3.4.3): what is as good and less sure of itself.
     */
    static double penalty(List<TrainingText> texts, List<TrainingTemplate> templates, long seed) {
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            drawn.add(i);
        }
        if (drawn.size() > PENALTY_TEXTS) {
            Collections.shuffle(drawn, new Random(seed));
            drawn = drawn.subList(0, PENALTY_TEXTS).stream().sorted().toList();
        }
        List<TrainingText> someTexts = drawn.stream().map(texts::get).toList();
        List<TrainingTemplate> someTemplates =
                drawn.stream().map(templates::get).toList();
        int[] folds = Folds.byGroup(someTexts, FOLDS, seed);
        List<double[]> losses = new ArrayList<>();
        for (double penalty : PENALTIES) {
            losses.add(losses(HeldOut.of(someTexts, someTemplates, folds, penalty)));
        }
        double[] least = losses.stream()
                .min(Comparator.comparingDouble(HeadTrainer::mean))
                .orElseThrow();
        double enough = mean(least) + standardError(least);
        return IntStream.range(0, PENALTIES.length)
                .filter(i -> mean(losses.get(i)) <= enough)
                .mapToDouble(i -> PENALTIES[i])
                .max()
                .orElse(PENALTIES[0]);
    }

    /** One text of each template, that with most rows: what the guard measures distances to, and shows as evidence. */
    static List<TrainingTemplate> representatives(List<TrainingText> texts, List<TrainingTemplate> templates) {
        Map<List<Object>, Integer> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            List<Object> group = List.of(texts.get(i).group(), texts.get(i).label());
            byGroup.merge(
                    group,
                    i,
                    (a, b) -> texts.get(b).rows().size() > texts.get(a).rows().size() ? b : a);
        }
        return byGroup.values().stream().map(templates::get).toList();
    }

    /** The loss of each text whose label its fold's head knew. */
    private static double[] losses(HeldOut heldOut) {
        return IntStream.range(0, heldOut.size())
                .mapToDouble(text -> -heldOut.logProbabilities()[text][heldOut.truth()[text]])
                .filter(loss -> loss < Double.POSITIVE_INFINITY)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
