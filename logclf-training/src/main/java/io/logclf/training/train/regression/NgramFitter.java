package io.logclf.training.train.regression;

import io.logclf.api.Label;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Vocabulary;
import io.logclf.training.train.texts.TrainingText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smile.math.BFGS;

/**
 * Fits multinomial logistic regression to the n-grams of texts, with labels in the order of their names.
 *
 * Minimizes {@link NgramLoss} by smile's L-BFGS from zero. Every template counts once, however many texts
 * it has, since masking leaves some templates in many variants and others in one. The same texts in the
 * same order give the same head, to the bit.
 */
public final class NgramFitter {

    /**
     * The inverse of the penalty times the number of texts, as scikit-learn's C: the best of 3, 5 and 10
     * with kinds of systems left out.
     */
    private static final double C = 5;

    /** Where L-BFGS stops, as it measures the gradient. */
    private static final double TOLERANCE = 1e-4;
    /** With scaled parameters, further steps change nothing that shows on texts held back. */
    private static final int MAX_ITERATIONS = 25;

    /**
     * How many steps L-BFGS remembers: fewer than for embeddings, as there are some hundred thousand
     * parameters.
     */
    private static final int CORRECTIONS = 7;

    private NgramFitter() {}

    /**
     * Fits a head, with a vocabulary of the features given, and lifts the biases of rare labels ({@link RareLabels}).
     *
     * @param texts of two labels or more
     * @param features of each text, in the same order
     */
    public static NgramHead fit(List<TrainingText> texts, List<Ngrams> features) {
        List<Label> labels = TrainingText.labels(texts);
        Vocabulary vocabulary = Vocabulary.of(features);
        NgramLoss loss = new NgramLoss(
                features.stream().map(Ngrams::toArray).toList(),
                features.stream().map(vocabulary::values).toList(),
                texts.stream().mapToInt(text -> labels.indexOf(text.label())).toArray(),
                shares(texts),
                labels.size(),
                1 / (C * texts.size()));
        double[] parameters = new double[loss.parameters()];
        BFGS.minimize(new CachedGradient(loss), CORRECTIONS, parameters, TOLERANCE, MAX_ITERATIONS);
        float[] bias = loss.bias(parameters);
        RareLabels rare = RareLabels.of(texts);
        for (int label = 0; label < bias.length; label++) {
            bias[label] += (float) rare.lift(labels.get(label));
        }
        return NgramHead.of(labels, vocabulary, loss.weightsOfBuckets(parameters), bias, 1);
    }

    /**
     * Returns how much each text counts, all together 1: the texts of a template, with one label, as much
     * as one.
     */
    private static double[] shares(List<TrainingText> texts) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        texts.forEach(text -> counts.merge(List.of(text.group(), text.label()), 1, Integer::sum));
        return texts.stream()
                .mapToDouble(text -> 1.0 / counts.size() / counts.getOrDefault(List.of(text.group(), text.label()), 1))
                .toArray();
    }
}
