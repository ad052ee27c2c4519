package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.embedding.LogisticHead;
import io.logclf.head.NgramHead;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.regression.NgramFitter;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.Parallel;
import io.logclf.training.train.texts.TrainingText;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
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
 * @param labels in the order of their names
 * @param truth the label of each text
 * @param ngrams the logarithm of the probability of each label by a text's n-grams; negative infinity for a
 *     label that the fold's head had never seen
 * @param embeddings the same by a text's embedding
 * @param unseen the share of each text's words that the other folds do not have, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record HeldOut(List<Label> labels, int[] truth, double[][] ngrams, double[][] embeddings, double[] unseen) {

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
        List<Label> labels = TrainingText.labels(EncodedText.texts(texts));
        List<Integer> foldNumbers =
                Arrays.stream(folds).distinct().sorted().boxed().toList();
        List<Answer> answers =
                Parallel.map(foldNumbers, fold -> answers(texts, folds, fold, labels, fitter), executor).stream()
                        .flatMap(List::stream)
                        .toList();
        return new HeldOut(
                labels,
                answers.stream().mapToInt(Answer::truth).toArray(),
                answers.stream().map(Answer::ngrams).toArray(double[][]::new),
                answers.stream().map(Answer::embeddings).toArray(double[][]::new),
                answers.stream().mapToDouble(Answer::unseen).toArray());
    }

    /** What both heads of a fold say of one of its texts. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Answer(int truth, double[] ngrams, double[] embeddings, double unseen) {}

    /** Returns what the heads of one fold say; empty if the other folds have fewer than two labels. */
    private static List<Answer> answers(
            List<EncodedText> texts, int[] folds, int fold, List<Label> labels, HeadFitter fitter) {
        List<EncodedText> others = Folds.part(texts, folds, fold, false);
        if (EncodedText.labels(others) < 2) {
            return List.of();
        }
        NgramHead ngrams = NgramFitter.fit(EncodedText.texts(others), EncodedText.ngrams(others));
        LogisticHead embeddings = fitter.fit(others);
        int[] places = ngrams.labels().stream().mapToInt(labels::indexOf).toArray();
        return Folds.part(texts, folds, fold, true).stream()
                .map(text -> new Answer(
                        labels.indexOf(text.label()),
                        placed(LogProbabilities.of(ngrams.scores(text.ngrams())), places, labels.size()),
                        placed(LogProbabilities.of(embeddings, text.template().embedding()), places, labels.size()),
                        ngrams.vocabulary().unseen(text.ngrams())))
                .toList();
    }

    /**
     * Spreads the scores of a fold's labels over all labels; those that the fold's heads do not know are
     * impossible to them. Both heads of a fold have the same labels, in the order of their names.
     */
    private static double[] placed(double[] known, int[] places, int labels) {
        double[] all = new double[labels];
        Arrays.fill(all, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < known.length; i++) {
            all[places[i]] = known[i];
        }
        return all;
    }

    /**
     * Returns the texts whose label their fold's heads had seen: of others nothing right can be said, and
     * they would make the accuracy of a split by system that of its label overlap.
     */
    HeldOut ofSeenLabels() {
        int[] seen = IntStream.range(0, size())
                .filter(text -> ngrams[text][truth[text]] > Double.NEGATIVE_INFINITY)
                .toArray();
        return new HeldOut(
                labels,
                Arrays.stream(seen).map(text -> truth[text]).toArray(),
                Arrays.stream(seen).mapToObj(text -> ngrams[text]).toArray(double[][]::new),
                Arrays.stream(seen).mapToObj(text -> embeddings[text]).toArray(double[][]::new),
                Arrays.stream(seen).mapToDouble(text -> unseen[text]).toArray());
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

    int size() {
        return truth.length;
    }
}
