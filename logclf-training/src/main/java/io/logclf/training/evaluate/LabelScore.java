package io.logclf.training.evaluate;

import java.util.OptionalDouble;

/**
 * How well one label is given. A row of the label that no stage decided is missed, as is one that got
 * another label. Immutable.
 *
 * @param label the label's name
 * @param hits rows of the label that got it
 * @param misses rows of the label that did not get it
 * @param falseAlarms rows of other labels that got it
 */
public record LabelScore(String label, long hits, long misses, long falseAlarms) {

    /** Returns how many rows have the label in truth. */
    public long support() {
        return hits + misses;
    }

    /** Returns the share of right ones among the rows that got the label; empty if none did. */
    public OptionalDouble precision() {
        return Ratio.of(hits, hits + falseAlarms);
    }

    /** Returns the share of the label's rows that got it; empty if there are none. */
    public OptionalDouble recall() {
        return Ratio.of(hits, support());
    }

    /**
     * Returns 2 hits / (2 hits + misses + false alarms), the harmonic mean of precision and recall, 0 where
     * one is 0 or empty.
     */
    public double f1() {
        return Ratio.of(2 * hits, 2 * hits + misses + falseAlarms).orElse(0);
    }
}
