package io.logclf.training.train.regression;

import io.logclf.api.Label;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledCsv;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.TrainingText;
import io.logclf.training.train.texts.TrainingTexts;
import io.logclf.training.train.values.ValueFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import smile.classification.LogisticRegression;
import smile.math.BFGS;

/**
 * How long one fit of the regression takes, and how near to the least loss it ends, beside smile's own regression; each on one
 * thread, at the penalties that training chooses from.
 *
 * <p>Arguments: labelled CSV files.
 */
final class FittingSpeed {

    private static final int REPETITIONS = 4;

    private FittingSpeed() {}

    public static void main(String... args) throws Exception {
        List<Path> files = Arrays.stream(args).map(Path::of).toList();
        try (TextEncoder encoder = OnnxTextEncoder.miniLm()) {
            List<LabelledEntry> entries =
                    LabelledCsv.read(files, LabelledCsv.Columns.STANDARD).entries();
            List<TrainingText> texts = TrainingTexts.of(
                            entries, Normalizer.standard().keeping(ValueFinder.find(entries)))
                    .all();
            List<Label> labels = TrainingText.labels(texts);
            int[] classes = texts.stream()
                    .mapToInt(text -> labels.indexOf(text.label()))
                    .toArray();
            double[][] rows = encoder
                    .encodeAll(Normalizer.standard()
                            .encoderTexts(texts.stream().map(TrainingText::text).toList()))
                    .stream()
                    .map(embedding -> HeadFitter.withLast(HeadFitter.doubles(embedding), 1))
                    .toArray(double[][]::new);
            System.out.printf("%d masked messages, %d labels%n", rows.length, labels.size());
            for (double penalty : new double[] {1e-5, 1e-4, 1e-3}) {
                for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                    compare(rows, classes, labels.size(), penalty);
                }
            }
        }
    }

    private static void compare(double[][] rows, int[] classes, int labels, double penalty) {
        long start = System.nanoTime();
        SoftmaxLoss loss = new SoftmaxLoss(rows, classes, labels, penalty);
        double[] parameters = new double[loss.parameters()];
        double ours = BFGS.minimize(loss, HeadFitter.CORRECTIONS, parameters, HeadFitter.TOLERANCE, 500);
        double oursSeconds = (System.nanoTime() - start) / 1e9;
        double least = BFGS.minimize(loss, HeadFitter.CORRECTIONS, parameters, 1e-8, 10_000);
        double[][] withoutOne = Arrays.stream(rows)
                .map(row -> Arrays.copyOf(row, row.length - 1))
                .toArray(double[][]::new);
        for (double tolerance : new double[] {1e-3, 1e-5}) {
            start = System.nanoTime();
            double smiles = smile(withoutOne, classes, penalty, tolerance);
            double smileSeconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "penalty %.0e, least loss %.5f: ours %.2f s, %.5f; smile's at tolerance %.0e %.2f s, %.5f: %.1f x%n",
                    penalty,
                    least,
                    oursSeconds,
                    ours,
                    tolerance,
                    smileSeconds,
                    smiles,
                    smileSeconds / oursSeconds);
        }
    }

    /** Its loss has no weights for the last label, so that its least is another. */
    private static double smile(double[][] rows, int[] classes, double penalty, double tolerance) {
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return -one.submit(() -> LogisticRegression.fit(rows, classes, penalty * rows.length, tolerance, 5_000))
                            .join()
                            .loglikelihood()
                    / rows.length;
        } finally {
            one.shutdown();
        }
    }
}
