package io.logclf.training.train;

import io.logclf.api.Label;

/**
 * Which of the stages decide for a label, and why: the table of the report that tells what training did
 * with each. Immutable.
 *
 * @param label the label
 * @param rows how many rows have it, those of texts of which most rows have another label included
 * @param templates how many masked texts they are of
 * @param rules how many rules decide for it, hand-written ones included
 * @param ruleRows how many of its rows the rules decide
 * @param head whether the head may decide for it; if not, the rest is for a language model
 * @param threshold the lowest confidence at which the head decides for the promise {@code sure}; 1 if it
 *     may not
 */
public record LabelPlan(Label label, int rows, int templates, int rules, int ruleRows, boolean head, double threshold) {

    /** Returns the stages in words, such as {@code rules, then head}. */
    public String tools() {
        String last = head ? "head" : "language model";
        return ruleRows == rows ? "rules (" + last + " for new templates)" : rules > 0 ? "rules, then " + last : last;
    }
}
