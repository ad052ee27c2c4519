package io.logclf.training.discover;

/** Arithmetic of vectors. */
final class VectorMath {

    private VectorMath() {}

    /**
     * Returns the product of two vectors of one length, which for vectors of length 1 is the cosine of
     * their angle.
     */
    static double dot(float[] a, float[] b) {
        // Four sums instead of one: each addition need not wait for the one before.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (double) s0 + s1 + s2 + s3;
    }

    /** Scales a vector to length 1; one without a length stays as it is. */
    static float[] unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / length);
            }
        }
        return vector;
    }
}
