package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smile.math.BFGS;

/**
 * Fits multinomial logistic regression to the n-grams of texts (by smile's L-BFGS), with labels in the order of their names. Every
 * template counts once, however many texts it has.
 */
final class NgramFitter {

    /** The inverse of the penalty times the number of texts, as scikit-learn's C: the best of 3, 5 and 10 with kinds of systems left out. */
    private static final double C = 5;

    private static final double TOLERANCE = 1e-4;
    /** With scaled parameters, further steps change nothing that shows on texts held back. */
    private static final int MAX_ITERATIONS = 25;

    private static final int CORRECTIONS = 7;

    private NgramFitter() {}

    /** @param texts of two labels or more */
    static NgramHead fit(List<TrainingText> texts, List<Ngrams> features) {
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
        BFGS.minimize(new LastPoint(loss), CORRECTIONS, parameters, TOLERANCE, MAX_ITERATIONS);
        float[] bias = loss.bias(parameters);
        RareLabels rare = RareLabels.of(texts);
        for (int label = 0; label < bias.length; label++) {
            bias[label] += (float) rare.lift(labels.get(label));
        }
        return NgramHead.of(labels, vocabulary, loss.weightsOfBuckets(parameters), bias, 1);
    }

    /** How much each text counts: the texts of a template, with one label, as much as one. */
    private static double[] shares(List<TrainingText> texts) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        texts.forEach(text -> counts.merge(List.of(text.group(), text.label()), 1, Integer::sum));
        return texts.stream()
                .mapToDouble(text -> 1.0 / counts.size() / counts.getOrDefault(List.of(text.group(), text.label()), 1))
                .toArray();
    }
}
