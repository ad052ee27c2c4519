package io.logclf.workbench.suggest;

/**
 * Directions in the encoder's space with a byte for each number: a hundred thousand groups take 38 MB
 * instead of 154. Only the angle between two counts, so that each vector is scaled to use the whole range
 * of a byte; the rounding changes a cosine by some thousandths.
 */
public final class Directions {

    private static final int SCALE = 127;

    private Directions() {}

    /** Returns a vector in whole numbers, its largest absolute value as 127; one of zeros stays so. */
    public static byte[] of(float[] vector) {
        float largest = 0;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        byte[] direction = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            direction[i] = largest == 0 ? 0 : (byte) Math.round(SCALE * vector[i] / largest);
        }
        return direction;
    }

    /**
     * Returns the cosine of the angle between two directions of one length, in [-1, 1]; 0 if one is all
     * zeros. Sums are exact: 384 products of bytes fit 32 bits, and so do those of any encoder of up to
     * 130,000 dimensions.
     */
    public static double cosine(byte[] a, byte[] b) {
        int product = 0;
        int lengthA = 0;
        int lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        return lengthA == 0 || lengthB == 0 ? 0 : product / Math.sqrt((double) lengthA * lengthB);
    }
}
