package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Held-out texts with the label {@code a} or {@code b}, of which heads with a made-up knowledge say what they can know. */
final class MadeHeldOut {

    static final Label A = new Label("a");
    static final Label B = new Label("b");
    static final Label NONE = new Label("none");
    static final List<Label> LABELS = List.of(A, B, NONE);

    private MadeHeldOut() {}

    /**
     * Texts of which both heads say {@code a}, with probabilities evenly from one half to 1, and are right with that probability: from a
     * probability p on, the share {@code (1 + p) / 2} is right.
     *
     * @param wrong the number of the label of the texts that are no {@code a}
     */
    static HeldOut even(int count, int wrong) {
        int[] truth = new int[count];
        double[][] logs = new double[count][];
        Random random = new Random(3);
        for (int i = 0; i < count; i++) {
            double p = 0.5 + 0.5 * (i + 0.5) / count;
            truth[i] = random.nextDouble() < p ? 0 : wrong;
            logs[i] = logs(p);
        }
        return of(LABELS, truth, logs, logs, new double[count]);
    }

    /** Texts whose distances nobody measured. */
    static HeldOut of(List<Label> labels, int[] truth, double[][] ngrams, double[][] embeddings, double[] unseen) {
        return new HeldOut(labels, truth, ngrams, embeddings, unseen, new double[truth.length]);
    }

    /** A prediction for a text with a label, whose distance nobody measured. */
    static Prediction prediction(int text, int label, double probability, double unseen, boolean right) {
        return new Prediction(text, label, probability, unseen, 0, true, right);
    }

    /**
     * Texts of which n-grams and embeddings know something each, independent of the other: the logarithms of their odds are normally
     * distributed.
     */
    static HeldOut independent(int count, double ngrams, double embeddings, long seed) {
        Random random = new Random(seed);
        int[] truth = random.ints(count, 0, 2).toArray();
        return of(
                LABELS,
                truth,
                IntStream.range(0, count)
                        .mapToObj(i -> logs(odds(truth[i], ngrams, random)))
                        .toArray(double[][]::new),
                IntStream.range(0, count)
                        .mapToObj(i -> logs(odds(truth[i], embeddings, random)))
                        .toArray(double[][]::new),
                new double[count]);
    }

    /** Texts with a share of their labels drawn at random. */
    static HeldOut mislabelled(HeldOut heldOut, double share, long seed) {
        Random random = new Random(seed);
        int[] given = heldOut.truth().clone();
        for (int i = 0; i < given.length; i++) {
            given[i] = random.nextDouble() < share ? random.nextInt(LABELS.size()) : given[i];
        }
        return of(heldOut.labels(), given, heldOut.ngrams(), heldOut.embeddings(), heldOut.unseen());
    }

    /** The probability of a where the logarithm of the odds has the mean m and the variance 2 m, as it has if it is calibrated. */
    private static double odds(int truth, double mean, Random random) {
        double log = mean + Math.sqrt(2 * mean) * random.nextGaussian();
        return 1 / (1 + Math.exp(truth == 0 ? -log : log));
    }

    /** Of a, b and, hardly, none. */
    static double[] logs(double ofA) {
        return LogProbabilities.of(new double[] {Math.log(ofA), Math.log(1 - ofA), -700});
    }
}
