package io.logclf.training.discover;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.Locale;
import java.util.Random;

/** Texts with the same words have the same embedding, and texts without a common word ones that are far apart. */
final class WordsEncoder implements TextEncoder {

    private static final int DIMENSION = 64;

    @Override
    public Embedding encode(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
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
        return "words";
    }

    @Override
    public void close() {}
}
