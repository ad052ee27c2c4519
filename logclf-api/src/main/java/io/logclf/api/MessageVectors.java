package io.logclf.api;

/**
 * Knows how messages are related by meaning. A stage that encodes messages can be one, for other stages to choose examples with.
 * Safe for concurrent use.
 */
public interface MessageVectors {

    /**
     * Returns a vector of length 1, to be compared by its scalar product with others: the more alike two messages are, the nearer
     * to 1 that is. The array is the caller's. Equal messages have equal vectors, and all vectors have as many values.
     *
     * @param message any text, masked or not
     * @throws IllegalStateException if what encodes is closed
     */
    float[] vector(String message);
}
