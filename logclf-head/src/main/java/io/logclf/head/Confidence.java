package io.logclf.head;

/**
 * How a probability becomes a confidence: the calibrated probability that the likeliest label is right for
 * templates that training has not seen. Of a probability p it is {@code s(intercept + slope ln(p / (1 - p))
 * - unseen u - distance d)}, where s is the logistic function (Platt, Probabilistic outputs for support
 * vector machines, 1999), u the share of unseen words ({@link Vocabulary#unseen}) and d a distance from the
 * training data, 0 where there is none. Being unfamiliar lowers it and never raises it.
 *
 * <p>A head's own probabilities are too high for new templates, as it was fitted to the old ones; a
 * threshold over them would promise nothing.
 *
 * @param intercept finite
 * @param slope positive
 * @param unseen by how much the logit falls if no word is known; 0 or more
 * @param distance by how much it falls for each unit of distance; 0 or more
 */
public record Confidence(double intercept, double slope, double unseen, double distance) {

    /** The probability as it is. */
    public static final Confidence PLAIN = new Confidence(0, 1, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range, infinite or NaN
     */
    public Confidence {
        if (!(slope > 0 && slope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("slope must be positive and finite: " + slope);
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("intercept must be finite: " + intercept);
        }
        requireNotNegative("unseen", unseen);
        requireNotNegative("distance", distance);
    }

    /**
     * Returns the confidence in a label.
     *
     * @param probability of the label, in [0, 1]
     * @param unseenShare of the text's words, in [0, 1]
     * @param fromTraining how far the message is from the training data; 0 or more
     */
    public double of(double probability, double unseenShare, double fromTraining) {
        if (equals(PLAIN)) {
            return probability;
        }
        double logit = Math.log(probability / (1 - probability));
        double shifted = intercept + slope * logit - unseen * unseenShare - distance * fromTraining;
        return 1 / (1 + Math.exp(-shifted));
    }

    /** Returns {@link Vocabulary#unseen}, or 0 where it does not count, which saves looking the words up. */
    public double unseenShare(Vocabulary vocabulary, Ngrams text) {
        return unseen == 0 ? 0 : vocabulary.unseen(text);
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and not negative: " + value);
        }
    }
}
