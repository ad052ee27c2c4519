package io.logclf.embedding;

/** Arithmetic over rows of a matrix that is one array. */
final class Vectors {

    private Vectors() {}

    /**
     * Returns the dot product of a row and a vector. Eight sums, added at the end, because a processor can work on several
     * at once, and because they lose less to rounding than one.
     */
    static float dot(float[] rows, int from, float[] vector) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i + 8 <= vector.length; i += 8) {
            s0 += rows[from + i] * vector[i];
            s1 += rows[from + i + 1] * vector[i + 1];
            s2 += rows[from + i + 2] * vector[i + 2];
            s3 += rows[from + i + 3] * vector[i + 3];
            s4 += rows[from + i + 4] * vector[i + 4];
            s5 += rows[from + i + 5] * vector[i + 5];
            s6 += rows[from + i + 6] * vector[i + 6];
            s7 += rows[from + i + 7] * vector[i + 7];
        }
        for (; i < vector.length; i++) {
            s0 += rows[from + i] * vector[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Returns a vector of length 1 and the same direction; one without length stays as it is. */
    static float[] unit(Embedding embedding) {
        float[] unit = embedding.toArray();
        Pooling.normalize(unit);
        return unit;
    }
}
