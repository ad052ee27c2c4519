package io.logclf.embedding;

import java.util.List;

/**
 * How an encoder uses its model. Part of its fingerprint, since other settings give other vectors.
 *
 * @param pooling how tokens become one vector
 * @param normalizes whether vectors are scaled to length 1
 * @param maxTokens longer texts are cut, the special tokens at both ends included in the count; {@value
 *     #MIN_TOKENS} or more
 * @param layers whose vectors stand behind that of the last layer, counted from 1; mostly none
 */
record EncoderSettings(Pooling pooling, boolean normalizes, int maxTokens, List<Integer> layers) {

    EncoderSettings {
        layers = List.copyOf(layers);
    }

    /** Returns settings for the last layer alone. */
    static EncoderSettings of(Pooling pooling, boolean normalizes, int maxTokens) {
        return new EncoderSettings(pooling, normalizes, maxTokens, List.of());
    }

    /** What sentence-transformers uses for all-MiniLM-L6-v2. */
    static final int DEFAULT_MAX_TOKENS = 256;

    /** Those of all-MiniLM-L6-v2, as the model's own files say. */
    static final EncoderSettings MINI_LM = of(Pooling.MEAN, true, DEFAULT_MAX_TOKENS);

    /**
     * Those with the second and the fourth of its six layers: they say more of words and less of the sentence, which tells
     * more of the messages of unseen systems ({@code docs/embedding.md}).
     */
    static final EncoderSettings MINI_LM_LAYERS =
            new EncoderSettings(Pooling.MEAN, true, DEFAULT_MAX_TOKENS, List.of(2, 4));

    /** The two special tokens, and one more. */
    static final int MIN_TOKENS = 3;

    /** Returns all of them as a text, which is a part of the encoder's fingerprint and so must never change its form. */
    String text() {
        return pooling + " " + normalizes + " " + maxTokens + (layers.isEmpty() ? "" : " " + layers);
    }
}
