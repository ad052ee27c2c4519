package io.logclf.embedding;

import java.nio.FloatBuffer;

/**
 * How the vectors of a text's tokens become one (Reimers and Gurevych, Sentence-BERT, EMNLP 2019, section
 * 3). A model is trained with one of them, and gives useless vectors with the other.
 */
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
     * Returns one vector for the tokens of a text, in a new array.
     *
     * @param tokens rows of {@code dimension} values, no padding among them
     * @param first the row of the text's first token
     * @param count how many rows are the text's, 1 or more
     * @param dimension of each token, and of the result
     */
    abstract float[] pool(FloatBuffer tokens, int first, int count, int dimension);

    /**
     * Scales a vector to length 1, in place; one without length stays as it is. Squares are added as
     * doubles, so that the rounding of a long sum does not show in the values.
     */
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
