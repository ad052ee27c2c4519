package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Vocabulary;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both regressions against plain gradient descent, which is slow and has nothing to go wrong in. */
class ReferenceRegressionTest {

    private static final long SEED = 14;
    private static final int STEPS = 4_000;

    @Test
    void embeddingsAreFittedAsByGradientDescent() {
        Random random = new Random(SEED);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int label = i % 3;
            templates.add(new TrainingTemplate(
                    "text " + i,
                    new Label("L" + label),
                    Embedding.of(
                            (float) (label == 0 ? 1 : 0) + (float) random.nextGaussian() / 2,
                            (float) (label == 1 ? 1 : 0) + (float) random.nextGaussian() / 2)));
        }
        double penalty = 0.02;
        LogisticHead head = HeadFitter.fit(templates, penalty);
        double[][] rows = templates.stream()
                .map(template -> HeadFitter.withLast(HeadFitter.doubles(template.embedding()), 1))
                .toArray(double[][]::new);
        int[] classes = templates.stream()
                .mapToInt(template -> template.label().name().charAt(1) - '0')
                .toArray();
        double[][] weights = descended(rows, classes, 3, penalty, 1);
        double[][] fitted = new double[3][];
        for (int label = 0; label < 3; label++) {
            fitted[label] = new double[] {head.weights()[2 * label], head.weights()[2 * label + 1], head.bias()[label]};
        }
        double least = loss(weights, rows, classes, penalty);
        assertThat(loss(fitted, rows, classes, penalty)).isBetween(least * 0.9999, least * 1.01);
    }

    @Test
    void ngramsAreFittedAsByGradientDescent() {
        List<TrainingText> texts = List.of(
                MadeTexts.text("oven hot", "Oven", 1, "a"),
                MadeTexts.text("oven cold", "Oven", 2, "a"),
                MadeTexts.text("door open", "Oven", 3, "a"),
                MadeTexts.text("bill paid", "Till", 4, "a"),
                MadeTexts.text("card paid", "Till", 5, "a"),
                MadeTexts.text("till open", "Till", 6, "a"));
        List<Ngrams> features =
                texts.stream().map(text -> Ngrams.of(text.text())).toList();
        NgramHead head = NgramFitter.fit(texts, features);
        Vocabulary vocabulary = Vocabulary.of(features);
        int[] buckets = features.stream()
                .flatMapToInt(text -> Arrays.stream(text.toArray()))
                .distinct()
                .sorted()
                .toArray();
        double[][] rows =
                features.stream().map(text -> dense(text, vocabulary, buckets)).toArray(double[][]::new);
        double[][] weights = descended(rows, new int[] {0, 0, 0, 1, 1, 1}, 2, 1 / (5.0 * texts.size()), 0.5);
        for (int i = 0; i < rows.length; i++) {
            double[] scores = head.scores(features.get(i));
            double first = 1 / (1 + Math.exp(scores[1] - scores[0]));
            assertThat(first).as(texts.get(i).text()).isCloseTo(probabilities(weights, rows[i])[0], within(0.03));
        }
    }

    private static double loss(double[][] weights, double[][] rows, int[] classes, double penalty) {
        double loss = 0;
        for (int row = 0; row < rows.length; row++) {
            loss -= Math.log(probabilities(weights, rows[row])[classes[row]]) / rows.length;
        }
        for (double[] ofLabel : weights) {
            for (int i = 0; i < ofLabel.length - 1; i++) {
                loss += penalty / 2 * ofLabel[i] * ofLabel[i];
            }
        }
        return loss;
    }

    /** The values of a text by bucket, with a one at the end, whose weight is the bias. */
    private static double[] dense(Ngrams text, Vocabulary vocabulary, int[] buckets) {
        double[] row = new double[buckets.length + 1];
        float[] values = vocabulary.values(text);
        for (int i = 0; i < values.length; i++) {
            row[Arrays.binarySearch(buckets, text.toArray()[i])] = values[i];
        }
        row[buckets.length] = 1;
        return row;
    }

    /** Weights by label that minimize the mean cross-entropy plus the penalty on all but the last. */
    private static double[][] descended(double[][] rows, int[] classes, int labels, double penalty, double rate) {
        int width = rows[0].length;
        double[][] weights = new double[labels][width];
        for (int step = 0; step < STEPS; step++) {
            double[][] gradient = new double[labels][width];
            for (int row = 0; row < rows.length; row++) {
                double[] probabilities = probabilities(weights, rows[row]);
                for (int label = 0; label < labels; label++) {
                    double error = probabilities[label] - (classes[row] == label ? 1 : 0);
                    for (int i = 0; i < width; i++) {
                        gradient[label][i] += error * rows[row][i] / rows.length;
                    }
                }
            }
            for (int label = 0; label < labels; label++) {
                for (int i = 0; i < width; i++) {
                    double pull = i == width - 1 ? 0 : penalty * weights[label][i];
                    weights[label][i] -= rate * (gradient[label][i] + pull);
                }
            }
        }
        return weights;
    }

    private static double[] probabilities(double[][] weights, double[] row) {
        double[] probabilities = new double[weights.length];
        double sum = 0;
        for (int label = 0; label < weights.length; label++) {
            double score = 0;
            for (int i = 0; i < row.length; i++) {
                score += weights[label][i] * row[i];
            }
            probabilities[label] = Math.exp(score);
            sum += probabilities[label];
        }
        for (int label = 0; label < weights.length; label++) {
            probabilities[label] /= sum;
        }
        return probabilities;
    }
}
