package io.logclf.embedding;

/**
 * How an encoder uses its model. Part of its fingerprint, since other settings give other vectors.
 *
 * @param pooling how tokens become one vector
 * @param normalizes whether vectors are scaled to length 1
 * @param maxTokens longer texts are cut, the special tokens at both ends included in the count; {@value
 *     #MIN_TOKENS} or more
 */
record EncoderSettings(Pooling pooling, boolean normalizes, int maxTokens) {

    /** What sentence-transformers uses for all-MiniLM-L6-v2. */
    static final int DEFAULT_MAX_TOKENS = 256;

    /** Those of all-MiniLM-L6-v2, as the model's own files say. */
    static final EncoderSettings MINI_LM = new EncoderSettings(Pooling.MEAN, true, DEFAULT_MAX_TOKENS);

    /** The two special tokens, and one more. */
    static final int MIN_TOKENS = 3;

    /** Returns all of them as a text, which is a part of the encoder's fingerprint and so must never change its form. */
    String text() {
        return pooling + " " + normalizes + " " + maxTokens;
    }
}
