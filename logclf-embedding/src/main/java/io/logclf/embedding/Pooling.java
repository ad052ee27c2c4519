package io.logclf.embedding;

import java.nio.FloatBuffer;

/** How the vectors of a text's tokens become one (Reimers and Gurevych, Sentence-BERT, EMNLP 2019, section 3). */
enum Pooling {
    /** The average over all tokens. */
    MEAN {
        @Override
        float[] pool(FloatBuffer tokens, int first, int count, int dimension) {
            float[] pooled = new float[dimension];
            for (int token = 0; token < count; token++) {
                int at = (first + token) * dimension;
                for (int i = 0; i < dimension; i++) {
                    pooled[i] += tokens.get(at + i);
                }
            }
            for (int i = 0; i < dimension; i++) {
                pooled[i] /= count;
            }
            return pooled;
        }
    },
    /** The vector of the first token. */
    CLS {
        @Override
        float[] pool(FloatBuffer tokens, int first, int count, int dimension) {
            float[] pooled = new float[dimension];
            tokens.get(first * dimension, pooled);
            return pooled;
        }
    };

    /**
     * @param tokens rows of {@code dimension} values, no padding among them
     * @param first the row of the text's first token
     * @param count how many rows are the text's
     */
    abstract float[] pool(FloatBuffer tokens, int first, int count, int dimension);

    /** Scales to length 1; a vector without length stays as it is. */
    static void normalize(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        if (squares > 0) {
            double length = Math.sqrt(squares);
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / length);
            }
        }
    }
}
