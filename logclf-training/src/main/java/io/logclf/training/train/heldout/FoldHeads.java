package io.logclf.training.train.heldout;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.regression.NgramFitter;
import io.logclf.training.train.texts.EncodedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Both heads as they are if a part of the texts is held out, and what they say of a text. Immutable.
 *
 * @param places the number of each of the heads' labels among all labels; some labels may be unknown to the heads
 * @param labels how many labels there are
 * @param guard measures distances from the texts that the heads were fitted to; empty if nobody wants them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FoldHeads(NgramHead ngrams, LogisticHead embeddings, int[] places, int labels, Optional<NoveltyGuard> guard) {

    /**
     * What the heads say of one text.
     *
     * @param truth the text's label; {@link HeldOut#BACKGROUND} for a background message
     * @param ngrams the logarithm of the probability of each label; negative infinity for one that the heads do not know
     * @param embeddings the same by the embedding
     * @param unseen the share of its words that the heads have not seen
     * @param distance from the texts that the heads were fitted to; 0 where it was not measured
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int truth, double[] ngrams, double[] embeddings, double unseen, double distance) {}

    /**
     * Fits heads.
     *
     * @param texts with two labels or more
     * @param labels all labels, in the order of their names
     */
    static FoldHeads fit(List<EncodedText> texts, List<Label> labels, HeadFitter fitter) {
        // Both heads have the same labels, in the order of their names.
        NgramHead ngrams = NgramFitter.fit(EncodedText.texts(texts), EncodedText.ngrams(texts));
        int[] places = ngrams.labels().stream().mapToInt(labels::indexOf).toArray();
        return new FoldHeads(ngrams, fitter.fit(texts), places, labels.size(), Optional.empty());
    }

    /** Returns the same heads, which also measure distances. */
    FoldHeads with(NoveltyGuard measuring) {
        return new FoldHeads(ngrams, embeddings, places, labels, Optional.of(measuring));
    }

    /**
     * Scores a text.
     *
     * @param truth the number of its label, which is passed on
     */
    Answer of(int truth, Ngrams features, Embedding embedding) {
        return new Answer(
                truth,
                placed(LogProbabilities.of(ngrams.scores(features))),
                placed(LogProbabilities.of(embeddings, embedding)),
                ngrams.vocabulary().unseen(features),
                guard.map(measuring -> measuring.distance(embedding)).orElse(0.0));
    }

    /** Spreads the scores of the heads' labels over all labels; those that they do not know are impossible to them. */
    private double[] placed(double[] known) {
        double[] all = new double[labels];
        Arrays.fill(all, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < known.length; i++) {
            all[places[i]] = known[i];
        }
        return all;
    }
}
