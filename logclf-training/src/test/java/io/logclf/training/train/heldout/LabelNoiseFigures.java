package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.TrainingText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smile.math.special.Beta;

/**
 * What wrong labels in the training data cost, with the thresholds of training and with those that other
 * rules give.
 *
 * <p>A fifth of each file's texts, split by template, is held back with its right labels; of the others a
 * share gets the label of another text drawn at random. Coverage and accuracy are those of the texts held
 * back, each counted once, without rules and template memory.
 *
 * <p>Arguments: the precision that is promised, then labelled CSV files, each a data set.
 */
final class LabelNoiseFigures {

    private static final long SEED = 1;
    private static final double[] SHARES = {0, 0.01, 0.02, 0.04, 0.08};
    /** Of fewer predictions, the share that is right says nothing. */
    private static final double ENOUGH = 20;
    /** The level of the bound by Clopper and Pearson. */
    private static final double LEVEL = 0.95;

    private final double target;

    private LabelNoiseFigures(double target) {
        this.target = target;
    }

    public static void main(String... args) {
        LabelNoiseFigures figures = new LabelNoiseFigures(Double.parseDouble(args[0]));
        System.out.println(
                "decided at accuracy, by: one threshold, counted with the right labels of the texts held back;"
                        + " training, and the share of wrong labels that it assumes; one threshold, counted;"
                        + " one for each label, counted; one, Clopper and Pearson's bound");
        Arrays.stream(args).skip(1).map(Path::of).forEach(figures::print);
    }

    private void print(Path file) {
        List<EncodedText> texts = EncodedFiles.read(List.of(file));
        int[] folds = Folds.byGroup(EncodedText.texts(texts), Folds.COUNT, SEED);
        List<EncodedText> known = Folds.part(texts, folds, 0, false);
        List<EncodedText> held = Folds.part(texts, folds, 0, true);
        System.out.printf("%s: %d texts, %d held back%n", file.getFileName(), texts.size(), held.size());
        for (double share : SHARES) {
            print(share, withWrongLabels(known, share), held);
        }
    }

    private void print(double share, List<EncodedText> known, List<EncodedText> held) {
        HeadFitter fitter = HeadFitter.forTexts(known.size(), SEED);
        HeldOut folds = HeldOut.of(
                known, Folds.byGroup(EncodedText.texts(known), Folds.COUNT, SEED), fitter, ForkJoinPool.commonPool());
        HeldOut others = applied(known, held, fitter);
        Calibration calibration = Calibration.of(List.of(folds), label -> true, target);
        List<Prediction> ofKnown = byProbability(folds);
        List<Prediction> ofHeld = byProbability(others);
        double best = threshold(ofHeld, (right, count) -> right / count);
        double counted = threshold(ofKnown, (right, count) -> right / count);
        double bounded = threshold(ofKnown, LabelNoiseFigures::lowerBound);
        System.out.printf(
                "  %.0f %% wrong: %s; %s (%.3f); %s; %s; %s%n",
                100 * share,
                decided(ofHeld, label -> best),
                ofTraining(calibration, others),
                ConfidenceFitter.fit(ofKnown, folds.labels().size()).noise(),
                decided(ofHeld, label -> counted),
                decided(ofHeld, label -> countedFor(others.labels().get(label), folds, ofKnown)),
                decided(ofHeld, label -> bounded));
    }

    /** Returns the threshold of one label, by the predictions of it; the labels of other texts may be more, and have other numbers. */
    private double countedFor(Label label, HeldOut folds, List<Prediction> ofKnown) {
        return threshold(
                ofKnown.stream()
                        .filter(prediction ->
                                folds.labels().get(prediction.label()).equals(label))
                        .toList(),
                (right, count) -> right / count);
    }

    /** Returns texts of which a share, drawn at random, has the label of another text. */
    private static List<EncodedText> withWrongLabels(List<EncodedText> texts, double share) {
        Random random = new Random(SEED);
        List<Label> labels = TrainingText.labels(EncodedText.texts(texts));
        List<EncodedText> result = new ArrayList<>(texts);
        int[] drawn = random.ints(0, texts.size())
                .distinct()
                .limit(Math.round(share * texts.size()))
                .toArray();
        for (int i : drawn) {
            EncodedText text = texts.get(i);
            int other = random.nextInt(labels.size() - 1);
            Label wrong = labels.get(other < labels.indexOf(text.label()) ? other : other + 1);
            result.set(
                    i,
                    new EncodedText(
                            new TrainingText(
                                    text.text().text(),
                                    wrong,
                                    text.group(),
                                    text.text().entries()),
                            new TrainingTemplate(
                                    text.text().text(), wrong, text.template().embedding()),
                            text.ngrams()));
        }
        return result;
    }

    /** Returns what heads that were fitted to all known texts say of those held back. */
    private static HeldOut applied(List<EncodedText> known, List<EncodedText> held, HeadFitter fitter) {
        List<EncodedText> all = Stream.concat(held.stream(), known.stream()).toList();
        int[] folds =
                IntStream.range(0, all.size()).map(i -> i < held.size() ? 0 : 1).toArray();
        HeldOut both = HeldOut.of(all, folds, fitter, ForkJoinPool.commonPool());
        int size = held.size();
        return MadeHeldOut.of(
                both.labels(),
                Arrays.copyOf(both.truth(), size),
                Arrays.copyOf(both.ngrams(), size),
                Arrays.copyOf(both.embeddings(), size),
                Arrays.copyOf(both.unseen(), size));
    }

    private static List<Prediction> byProbability(HeldOut heldOut) {
        return Prediction.of(heldOut, Calibration.NGRAM_SHARE, label -> true).stream()
                .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
                .toList();
    }

    /** The cascade as it is: the n-grams decide first, both heads the rest. */
    private static String ofTraining(Calibration calibration, HeldOut others) {
        List<Prediction> alone = Prediction.of(others, 1, label -> true);
        List<Prediction> both = Prediction.of(others, Calibration.NGRAM_SHARE, label -> true);
        int count = 0;
        int right = 0;
        for (int text = 0; text < others.size(); text++) {
            Prediction first = alone.get(text);
            Prediction second = both.get(text);
            boolean byFirst = calibration.lexical().of(first.probability(), first.unseen(), 0)
                    >= calibration.lexicalThresholds().sure();
            boolean bySecond = calibration.embedding().of(second.probability(), second.unseen(), 0)
                    >= calibration.embeddingThresholds().sure();
            if (byFirst || bySecond) {
                count++;
                right += (byFirst ? first : second).right() ? 1 : 0;
            }
        }
        return figures(count, right, others.size());
    }

    /** What is decided from a label's threshold on. */
    private static String decided(List<Prediction> predictions, IntToDoubleFunction thresholdOfLabel) {
        double[] thresholds = IntStream.range(0, 1 + highestLabel(predictions))
                .mapToDouble(thresholdOfLabel)
                .toArray();
        List<Prediction> decided = predictions.stream()
                .filter(p -> p.probability() >= thresholds[p.label()])
                .toList();
        return figures(
                decided.size(), (int) decided.stream().filter(Prediction::right).count(), predictions.size());
    }

    private static int highestLabel(List<Prediction> predictions) {
        return predictions.stream().mapToInt(Prediction::label).max().orElse(0);
    }

    private static String figures(int decided, int right, int all) {
        return String.format(
                Locale.ROOT, "%.3f at %.3f", decided / (double) all, right / (double) Math.max(1, decided));
    }

    /** What is estimated of a share of right decisions from how many were right of how many. */
    private interface Estimate {

        double of(double right, double count);
    }

    /** Returns the lowest probability from which on the estimate reaches the target; above 1 if there is none. */
    private double threshold(List<Prediction> byProbability, Estimate estimate) {
        double threshold = 2;
        double right = 0;
        for (int i = 0; i < byProbability.size(); i++) {
            right += byProbability.get(i).right() ? 1 : 0;
            if (i + 1 >= ENOUGH && estimate.of(right, i + 1) >= target) {
                threshold = byProbability.get(i).probability();
            }
        }
        return threshold;
    }

    /** The bound that the share of right decisions is above with the probability {@link #LEVEL} (Clopper and Pearson, 1934). */
    private static double lowerBound(double right, double count) {
        return right == 0 ? 0 : Beta.inverseRegularizedIncompleteBetaFunction(right, count - right + 1, 1 - LEVEL);
    }
}
