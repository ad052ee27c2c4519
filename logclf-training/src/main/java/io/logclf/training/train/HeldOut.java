package io.logclf.training.train;

import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What heads and guards say of texts that they were not fitted to, fold by fold. Labels are numbers into {@code labels}. Folds
 * are left out whose heads would have fewer than two labels.
 *
 * @param labels names in the alphabet's order
 * @param truth the label of each text
 * @param logProbabilities of each text, by label; negative infinity for a label that the fold's head had never seen
 * @param distances of each text from the other folds
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in this package, and compared with nothing.
record HeldOut(List<String> labels, int[] truth, double[][] logProbabilities, double[] distances) {

    /**
     * @param folds of each text, from 0
     * @param penalty of the regression
     * @param executor what fits the folds' heads
     */
    static HeldOut of(List<EncodedText> texts, int[] folds, double penalty, Executor executor) {
        List<String> labels = texts.stream()
                .map(text -> text.label().name())
                .distinct()
                .sorted()
                .toList();
        List<Integer> foldNumbers =
                Arrays.stream(folds).distinct().sorted().boxed().toList();
        List<Answer> answers =
                Parallel.map(foldNumbers, fold -> answers(texts, folds, fold, penalty, labels), executor).stream()
                        .flatMap(List::stream)
                        .toList();
        return new HeldOut(
                labels,
                answers.stream().mapToInt(Answer::truth).toArray(),
                answers.stream().map(Answer::logProbabilities).toArray(double[][]::new),
                answers.stream().mapToDouble(Answer::distance).toArray());
    }

    /** What is said of one text. */
    @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
    private record Answer(int truth, double[] logProbabilities, double distance) {}

    private static List<Answer> answers(
            List<EncodedText> texts, int[] folds, int fold, double penalty, List<String> labels) {
        List<EncodedText> others = Folds.part(texts, folds, fold, false);
        if (EncodedText.labels(others) < 2) {
            return List.of();
        }
        LogisticHead head = HeadFitter.fit(EncodedText.templates(others), penalty);
        NoveltyGuard guard = NoveltyGuard.fit(HeadTrainer.representatives(others));
        return Folds.part(texts, folds, fold, true).stream()
                .map(EncodedText::template)
                .map(template -> new Answer(
                        labels.indexOf(template.label().name()),
                        logProbabilities(head, template, labels),
                        guard.distance(template.embedding())))
                .toList();
    }

    private static double[] logProbabilities(LogisticHead head, TrainingTemplate template, List<String> labels) {
        double[] all = new double[labels.size()];
        Arrays.fill(all, Double.NEGATIVE_INFINITY);
        double[] known = head.probabilities(template.embedding());
        for (int label = 0; label < known.length; label++) {
            all[labels.indexOf(head.labels().get(label).name())] = Math.log(known[label]);
        }
        return all;
    }

    /** Returns the probabilities of a text at a temperature. */
    double[] probabilities(int text, double temperature) {
        double most = Arrays.stream(logProbabilities[text]).max().orElseThrow();
        double[] probabilities = Arrays.stream(logProbabilities[text])
                .map(log -> Math.exp((log - most) / temperature))
                .toArray();
        double sum = Arrays.stream(probabilities).sum();
        return Arrays.stream(probabilities).map(p -> p / sum).toArray();
    }

    int size() {
        return truth.length;
    }
}
