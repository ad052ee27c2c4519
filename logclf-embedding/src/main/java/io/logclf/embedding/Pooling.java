package io.logclf.embedding;

import java.nio.FloatBuffer;

/** How the vectors of a text's tokens become one (Reimers and Gurevych, Sentence-BERT, EMNLP 2019, section 3). */
enum Pooling {
    /** The average over all tokens. */
    MEAN {
        @Override
        float[] pool(FloatBuffer tokens, int count, int dimension) {
            float[] pooled = new float[dimension];
            for (int token = 0; token < count; token++) {
                int at = token * dimension;
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
        float[] pool(FloatBuffer tokens, int count, int dimension) {
            float[] pooled = new float[dimension];
            tokens.get(0, pooled);
            return pooled;
        }
    };

    /** @param tokens {@code count} rows of {@code dimension} values from index 0, no padding among them */
    abstract float[] pool(FloatBuffer tokens, int count, int dimension);

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
