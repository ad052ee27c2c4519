package io.logclf.training.train.heldout;

import io.logclf.api.Label;
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
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * What the head over embeddings, and its mixture with n-grams, decide on systems left out and on templates
 * left out, with a hidden layer and without, in the same folds.
 *
 * <p>Arguments: the name of the label that stands for none, or {@code -}, then labelled CSV files.
 */
final class HiddenLayerFigures {

    private static final long SEED = 1;

    private HiddenLayerFigures() {}

    public static void main(String... args) {
        List<Path> files = Arrays.stream(args).skip(1).map(Path::of).toList();
        List<EncodedText> texts = HeadTrainer.representatives(EncodedFiles.read(files));
        List<TrainingText> plain = EncodedText.texts(texts);
        System.out.printf("%d templates%n", texts.size());
        print("templates", texts, Folds.byGroup(plain, Folds.COUNT, SEED), args[0]);
        Optional<int[]> systems = SystemFolds.folds(plain, Folds.COUNT, SEED);
        systems.ifPresent(folds -> print("systems", texts, folds, args[0]));
    }

    private static void print(String leftOut, List<EncodedText> texts, int[] folds, String none) {
        for (boolean hidden : new boolean[] {false, true}) {
            long start = System.nanoTime();
            HeldOut heldOut = HeldOut.of(texts, folds, new HeadFitter(hidden, SEED), ForkJoinPool.commonPool())
                    .ofSeenLabels();
            double seconds = (System.nanoTime() - start) / 1e9;
            for (double share : new double[] {0, Calibration.NGRAM_SHARE}) {
                print(leftOut, hidden, heldOut, share, none);
            }
            System.out.printf(Locale.ROOT, "%s left out, both heads of five folds: %.0f s%n", leftOut, seconds);
        }
    }

    /** Coverage counts what is rightly labelled, of the texts that have a label. */
    private static void print(String leftOut, boolean hidden, HeldOut heldOut, double share, String none) {
        int noneNumber = heldOut.labels().indexOf(new Label(none));
        List<Prediction> decided = new ArrayList<>(Prediction.of(heldOut, share, label -> label != noneNumber));
        decided.sort(Comparator.comparingDouble(Prediction::probability).reversed());
        long labelled = Arrays.stream(heldOut.truth())
                .filter(label -> label != noneNumber)
                .count();
        System.out.printf(
                Locale.ROOT,
                "%s left out, %s hidden layer, n-grams' share %.2f: accuracy %.4f, rightly labelled at 0.90 %.3f, at 0.95 %.3f%n",
                leftOut,
                hidden ? "with" : "without",
                share,
                heldOut.accuracy(share),
                rightlyLabelled(decided, 0.90) / (double) labelled,
                rightlyLabelled(decided, 0.95) / (double) labelled);
    }

    /** Returns how many decisions are right at the lowest probability from which on this share of them is. */
    private static int rightlyLabelled(List<Prediction> decided, double precision) {
        int right = 0;
        int best = 0;
        for (int i = 0; i < decided.size(); i++) {
            right += decided.get(i).right() ? 1 : 0;
            if (right >= precision * (i + 1)) {
                best = right;
            }
        }
        return best;
    }
}
