package io.logclf.embedding;

import java.util.Arrays;

/**
 * A text as a vector. Two texts of like meaning have vectors that point the same way. Immutable.
 */
public final class Embedding {

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * Returns an embedding with a copy of {@code values}.
     *
     * @throws IllegalArgumentException if {@code values} is empty, or one of them is infinite or NaN
     */
    public static Embedding of(float... values) {
        return owning(values.clone());
    }

    /** As {@link #of}, with an array that nobody changes any more. */
    static Embedding owning(float[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        Vectors.requireFinite("values", values);
        return new Embedding(values);
    }

    /** Returns the number of values. */
    public int dimension() {
        return values.length;
    }

    /** Returns a copy of the values. */
    public float[] toArray() {
        return values.clone();
    }

    /** Returns the values; not a copy, and not to be changed. */
    float[] values() {
        return values;
    }

    /** Returns the embedding of length 1 with the same direction; itself as a copy if it has no length. */
    public Embedding normalized() {
        return owning(Vectors.unit(this));
    }

    /**
     * Returns the cosine of the angle between two embeddings, in [-1, 1] up to rounding; 0 if either has no length.
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double cosineSimilarity(Embedding other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "dimensions must be equal: " + values.length + " and " + other.values.length);
        }
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < values.length; i++) {
            product += (double) values[i] * other.values[i];
            squares += (double) values[i] * values[i];
            otherSquares += (double) other.values[i] * other.values[i];
        }
        return product == 0 ? 0 : product / Math.sqrt(squares * otherSquares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Returns the dimension, and no values: they are many. */
    @Override
    public String toString() {
        return "Embedding[" + values.length + " values]";
    }
}
