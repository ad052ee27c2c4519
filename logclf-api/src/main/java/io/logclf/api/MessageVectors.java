package io.logclf.api;

/**
 * Represents messages by vectors, whose scalar products say how similar messages are in meaning. A stage that encodes messages
 * implements it, so that stages behind it can choose examples by similarity without an encoder of their own; a language model,
 * for instance, is shown the training messages most similar to the one it has to classify. Safe for concurrent use.
 */
public interface MessageVectors {

    /**
     * Returns the vector of a message. It has the Euclidean length 1, so that the scalar product of two is the cosine of their angle:
     * the more similar two messages are, the closer it is to 1. Equal messages have equal vectors.
     *
     * @param message any text, masked or not
     * @return a new array, of the same length for all messages
     * @throws IllegalStateException if the encoder is closed
     */
    float[] vector(String message);
}
