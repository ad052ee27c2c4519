package io.logclf.head;

/**
 * How a probability becomes a confidence: the calibrated probability that the likeliest label is right for
 * templates that training has not seen. Of a probability p it is {@code s(intercept + slope ln(p / (1 - p))
 * - unseen u)}, where s is the logistic function (Platt, Probabilistic outputs for support
 * vector machines, 1999) and u the share of unseen words ({@link Vocabulary#unseen}), and that times {@code
 * s(distance (radius - d))}, the probability that a message at the distance d from the training data is of the
 * systems that it is from; 1 where distances do not count. Being unfamiliar lowers it and never raises it.
 *
 * <p>A head's own probabilities are too high for new templates, as it was fitted to the old ones; a
 * threshold over them would promise nothing.
 *
 * @param intercept finite
 * @param slope positive
 * @param unseen by how much the logit falls if no word is known; 0 or more
 * @param distance how fast it falls around the radius, by the unit of distance; 0 if distances do not count
 * @param radius the distance at which a message is as likely of another system; 0 or more, and 0 if distances do not count
 */
public record Confidence(double intercept, double slope, double unseen, double distance, double radius) {

    /** The probability as it is. */
    public static final Confidence PLAIN = new Confidence(0, 1, 0, 0, 0);

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
        requireNotNegative("radius", radius);
        if (distance == 0 && radius > 0) {
            throw new IllegalArgumentException("radius must be 0 where distances do not count: " + radius);
        }
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
        double known = logistic(intercept + slope * logit - unseen * unseenShare);
        return distance == 0 ? known : known * logistic(distance * (radius - fromTraining));
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
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
