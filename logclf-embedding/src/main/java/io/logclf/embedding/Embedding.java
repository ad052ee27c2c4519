package io.logclf.embedding;

import java.util.Arrays;

/**
 * A text as a vector. Two texts of like meaning have vectors that point the same way. Of an encoder that gives lower layers too, the
 * first values are the sentence's, by which texts are compared, and heads see all. Immutable.
 */
public final class Embedding {

    private final float[] values;
    /** How many of the first values are the sentence's. */
    private final int sentence;

    private Embedding(float[] values, int sentence) {
        this.values = values;
        this.sentence = sentence;
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
        return owning(values, values.length);
    }

    /**
     * As {@link #of}, with an array that nobody changes any more.
     *
     * @param sentence how many of the first values are the sentence's; in [1, {@code values.length}]
     */
    static Embedding owning(float[] values, int sentence) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        Vectors.requireFinite("values", values);
        return new Embedding(values, sentence);
    }

    /** Returns the number of values. */
    public int dimension() {
        return values.length;
    }

    /** Returns the embedding of the sentence alone, which has no lower layers; itself if it is that already. */
    public Embedding sentence() {
        return sentence == values.length ? this : new Embedding(Arrays.copyOf(values, sentence), sentence);
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
        return owning(Vectors.unit(this), sentence);
    }

    /**
     * Returns the cosine of the angle between two sentences' embeddings, in [-1, 1] up to rounding; 0 if either has no length.
     *
     * @throws IllegalArgumentException if the dimensions of their {@link #sentence} differ
     */
    public double cosineSimilarity(Embedding other) {
        if (other.sentence != sentence) {
            throw new IllegalArgumentException("dimensions must be equal: " + sentence + " and " + other.sentence);
        }
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < sentence; i++) {
            product += (double) values[i] * other.values[i];
            squares += (double) values[i] * values[i];
            otherSquares += (double) other.values[i] * other.values[i];
        }
        return product == 0 ? 0 : product / Math.sqrt(squares * otherSquares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding
                && sentence == embedding.sentence
                && Arrays.equals(values, embedding.values);
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
