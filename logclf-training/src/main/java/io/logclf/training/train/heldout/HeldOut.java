package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.texts.BackgroundText;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.Parallel;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What heads say of texts that they were not fitted to, fold by fold: the raw material of confidences and
 * thresholds.
 *
 * Arrays run over texts, rows of matrices over labels; labels are numbers into {@code labels}. Logarithms
 * are kept instead of probabilities, so that the two heads can be mixed in any proportion later ({@link
 * #probabilities}). Folds are left out whose heads would have fewer than two labels, so there may be fewer
 * texts than were given, and none.
 *
 * Background messages may be among the texts: those that no training text is like, as they come from other systems.
 *
 * @param labels in the order of their names
 * @param truth the label of each text; {@link #BACKGROUND} for a background message
 * @param ngrams the logarithm of the probability of each label by a text's n-grams; negative infinity for a
 *     label that the fold's head had never seen
 * @param embeddings the same by a text's embedding
 * @param unseen the share of each text's words that the other folds do not have, in [0, 1]
 * @param distances of each text from those of the other folds; 0 where they were not measured
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record HeldOut(
        List<Label> labels,
        int[] truth,
        double[][] ngrams,
        double[][] embeddings,
        double[] unseen,
        double[] distances) {

    /** The label of a message that has none of the labels. */
    static final int BACKGROUND = -1;

    /**
     * Fits both heads once for each fold, to the texts of all others, and scores the fold's texts with
     * them.
     *
     * @param texts with embeddings and n-grams
     * @param folds of each text, from 0
     * @param fitter what fits the heads over embeddings
     * @param executor what fits the folds' heads; one task for each fold
     */
    static HeldOut of(List<EncodedText> texts, int[] folds, HeadFitter fitter, Executor executor) {
        return beside(List.of(), texts, folds, fitter, executor);
    }

    /**
     * Does the same, and has the heads of a fold score as many background messages as texts, with the distances of both.
     *
     * @param background scored in turn, the first ones again after the last; with none, no distance is measured
     */
    static HeldOut beside(
            List<BackgroundText> background,
            List<EncodedText> texts,
            int[] folds,
            HeadFitter fitter,
            Executor executor) {
        List<Label> labels = TrainingText.labels(EncodedText.texts(texts));
        List<Integer> foldNumbers =
                Arrays.stream(folds).distinct().sorted().boxed().toList();
        List<FoldHeads.Answer> answers =
                Parallel.map(foldNumbers, fold -> answers(background, texts, folds, fold, labels, fitter), executor)
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        return new HeldOut(
                labels,
                answers.stream().mapToInt(FoldHeads.Answer::truth).toArray(),
                answers.stream().map(FoldHeads.Answer::ngrams).toArray(double[][]::new),
                answers.stream().map(FoldHeads.Answer::embeddings).toArray(double[][]::new),
                answers.stream().mapToDouble(FoldHeads.Answer::unseen).toArray(),
                answers.stream().mapToDouble(FoldHeads.Answer::distance).toArray());
    }

    /**
     * Returns what the heads of one fold say of its texts and of as many background messages; empty if the other folds have fewer
     * than two labels.
     */
    private static List<FoldHeads.Answer> answers(
            List<BackgroundText> background,
            List<EncodedText> texts,
            int[] folds,
            int fold,
            List<Label> labels,
            HeadFitter fitter) {
        List<EncodedText> others = Folds.part(texts, folds, fold, false);
        if (EncodedText.labels(others) < 2) {
            return List.of();
        }
        FoldHeads fitted = FoldHeads.fit(others, labels, fitter);
        FoldHeads heads = background.isEmpty() ? fitted : fitted.with(HeadTrainer.guard(others, fold));
        List<FoldHeads.Answer> answers = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] == fold) {
                EncodedText text = texts.get(i);
                answers.add(heads.of(
                        labels.indexOf(text.label()),
                        text.ngrams(),
                        text.template().embedding()));
                if (!background.isEmpty()) {
                    BackgroundText other = background.get(i % background.size());
                    answers.add(heads.of(BACKGROUND, other.ngrams(), other.embedding()));
                }
            }
        }
        return answers;
    }

    /**
     * Returns the texts whose label their fold's heads had seen: of others nothing right can be said, and
     * they would make the accuracy of a split by system that of its label overlap.
     */
    HeldOut ofSeenLabels() {
        return only(text -> ngrams[text][truth[text]] > Double.NEGATIVE_INFINITY);
    }

    /** Returns the texts without background messages. */
    HeldOut withoutBackground() {
        return only(text -> truth[text] != BACKGROUND);
    }

    /** Returns the background messages alone. */
    HeldOut background() {
        return only(text -> truth[text] == BACKGROUND);
    }

    private HeldOut only(IntPredicate wanted) {
        int[] kept = IntStream.range(0, size()).filter(wanted).toArray();
        return new HeldOut(
                labels,
                Arrays.stream(kept).map(text -> truth[text]).toArray(),
                Arrays.stream(kept).mapToObj(text -> ngrams[text]).toArray(double[][]::new),
                Arrays.stream(kept).mapToObj(text -> embeddings[text]).toArray(double[][]::new),
                Arrays.stream(kept).mapToDouble(text -> unseen[text]).toArray(),
                Arrays.stream(kept).mapToDouble(text -> distances[text]).toArray());
    }

    /**
     * Returns the probabilities of a text's labels where both heads are mixed: a weighted mean of the
     * logarithms, normalized again.
     *
     * @param text its number
     * @param share of the n-grams in [0, 1]; the embedding has the rest
     */
    double[] probabilities(int text, double share) {
        double[] mixed = new double[labels.size()];
        for (int label = 0; label < mixed.length; label++) {
            double ofNgrams = ngrams[text][label];
            mixed[label] = ofNgrams == Double.NEGATIVE_INFINITY
                    ? ofNgrams
                    : share * ofNgrams + (1 - share) * embeddings[text][label];
        }
        return Arrays.stream(LogProbabilities.of(mixed)).map(Math::exp).toArray();
    }

    /** Returns the share of texts whose likeliest label is right; 0 if there are none. */
    double accuracy(double share) {
        return IntStream.range(0, size())
                        .filter(text -> {
                            double[] probabilities = probabilities(text, share);
                            return Arrays.stream(probabilities).allMatch(p -> p <= probabilities[truth[text]]);
                        })
                        .count()
                / (double) Math.max(1, size());
    }

    /** Returns how many of the texts are background messages. */
    int backgroundMessages() {
        return (int) Arrays.stream(truth).filter(label -> label == BACKGROUND).count();
    }

    int size() {
        return truth.length;
    }
}
