package io.logclf.training.train.heldout;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The likeliest label of a held-out text, and whether it is right. That of a background message is wrong, whatever it is.
 *
 * @param text its number
 * @param label the number of the label
 * @param probability of the label
 * @param unseen the share of words that training has not seen
 * @param distance from the texts that the heads were fitted to; 0 where it was not measured
 * @param labelled whether the text has a label, which may be a wrong one; a background message has none
 * @param right whether the label is the text's
 */
record Prediction(
        int text, int label, double probability, double unseen, double distance, boolean labelled, boolean right) {

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
        return new Prediction(
                text,
                best,
                probabilities[best],
                heldOut.unseen()[text],
                heldOut.distances()[text],
                heldOut.truth()[text] != HeldOut.BACKGROUND,
                best == heldOut.truth()[text]);
    }

    /** Returns the same of a text with another number. */
    Prediction ofText(int number) {
        return new Prediction(number, label, probability, unseen, distance, labelled, right);
    }

    /** Returns what a stage knows that has no embedding. */
    Prediction withoutDistance() {
        return new Prediction(text, label, probability, unseen, 0, labelled, right);
    }
}
