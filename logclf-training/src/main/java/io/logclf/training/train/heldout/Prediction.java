package io.logclf.training.train.heldout;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The likeliest label of a held-out text, and whether it is right.
 *
 * @param text its number
 * @param label the number of the label
 * @param probability of the label
 * @param unseen the share of words that training has not seen
 * @param right whether the label is the text's
 */
record Prediction(int text, int label, double probability, double unseen, boolean right) {

    /**
     * Returns the predictions of labels that a stage may give, one for each text at most: a text whose
     * likeliest label is another is left out.
     *
     * @param share of the n-grams
     * @param mayDecide whether a label, by its number, may be given
     */
    static List<Prediction> of(HeldOut heldOut, double share, IntPredicate mayDecide) {
        return among(heldOut, share, label -> true, mayDecide);
    }

    /**
     * Returns the predictions where some labels are no answer, however likely they are.
     *
     * @param answers whether a label, by its number, is an answer; at least one is
     */
    static List<Prediction> among(HeldOut heldOut, double share, IntPredicate answers, IntPredicate mayDecide) {
        return IntStream.range(0, heldOut.size())
                .mapToObj(text -> of(heldOut, text, share, answers))
                .filter(prediction -> mayDecide.test(prediction.label()))
                .toList();
    }

    /** Returns the likeliest of some labels for one text; of equal ones the first by name. */
    private static Prediction of(HeldOut heldOut, int text, double share, IntPredicate answers) {
        double[] probabilities = heldOut.probabilities(text, share);
        int best = IntStream.range(0, probabilities.length)
                .filter(answers)
                .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
                .orElseThrow();
        return new Prediction(text, best, probabilities[best], heldOut.unseen()[text], best == heldOut.truth()[text]);
    }
}
