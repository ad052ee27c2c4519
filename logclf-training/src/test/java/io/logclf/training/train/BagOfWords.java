package io.logclf.training.train;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.Locale;
import java.util.Random;

/** Texts with the same words have the same embedding: enough to train with in a test, and done at once. */
final class BagOfWords implements TextEncoder {

    private static final int DIMENSION = 24;

    @Override
    public Embedding encode(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            Random random = new Random(word.hashCode());
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        return Embedding.of(sum);
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public String fingerprint() {
        return "bag-of-words";
    }

    @Override
    public void close() {}
}
