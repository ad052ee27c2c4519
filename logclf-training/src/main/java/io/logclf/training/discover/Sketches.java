package io.logclf.training.discover;

import java.util.Arrays;
import java.util.Random;

/**
 * A few bits for each vector, which tell most vectors that are far from each other apart at the price of
 * counting bits: on which side of random hyperplanes a vector lies.
 *
 * Two vectors are on different sides of one with a probability of their angle / pi (M. Charikar,
 * "Similarity estimation techniques from rounding algorithms", STOC 2002), so the bits that differ have a
 * binomial distribution, and a pair within the radius hardly ever has many more than expected ({@link
 * #DEVIATIONS}). A tree would find neighbours in fewer steps, but in some hundred dimensions it
 * looks at most vectors anyway.
 *
 * The same vectors give the same sketches. Immutable and safe for concurrent use.
 */
final class Sketches {

    /** Bits of a sketch, a multiple of 128. */
    private static final int BITS = 512;

    private static final int WORDS = BITS / Long.SIZE;
    /** Words of each half of a sketch. */
    private static final int HALF = WORDS / 2;

    private static final long SEED = 11;

    /**
     * How many standard deviations more bits than expected may differ. One pair in 16,000 at the very
     * radius has more, in its first half or in all. With five it would be one in 1.7 million, and a search
     * takes twice as long.
     */
    private static final double DEVIATIONS = 4;

    /** The first half of each sketch, which is enough for most pairs, and the second. */
    private final long[] first;

    private final long[] second;

    /** Computes the sketches of vectors, at least one. */
    Sketches(float[][] vectors) {
        first = new long[vectors.length * HALF];
        second = new long[vectors.length * HALF];
        float[][] planes = planes(vectors[0].length);
        float[] sides = new float[BITS];
        for (int v = 0; v < vectors.length; v++) {
            Arrays.fill(sides, 0);
            // By component and then by plane: a loop that the JIT makes SIMD code of.
            for (int d = 0; d < planes.length; d++) {
                float value = vectors[v][d];
                float[] plane = planes[d];
                for (int bit = 0; bit < BITS; bit++) {
                    sides[bit] += value * plane[bit];
                }
            }
            for (int word = 0; word < HALF; word++) {
                first[v * HALF + word] = word(sides, word);
                second[v * HALF + word] = word(sides, HALF + word);
            }
        }
    }

    /** Returns what tells vectors apart whose product is below a limit. */
    Limit limit(double least) {
        double share = Math.acos(Math.max(-1, Math.min(1, least))) / Math.PI;
        return new Limit(most(BITS / 2, share), most(BITS, share));
    }

    /**
     * Returns the next vector, in their order, whose sketch is so near that it has to be looked at, or
     * {@code end}.
     */
    int next(int key, int from, int end, Limit limit) {
        long a = first[key * HALF];
        long b = first[key * HALF + 1];
        long c = first[key * HALF + 2];
        long d = first[key * HALF + 3];
        for (int i = from; i < end; i++) {
            int at = i * HALF;
            int differ = Long.bitCount(a ^ first[at])
                    + Long.bitCount(b ^ first[at + 1])
                    + Long.bitCount(c ^ first[at + 2])
                    + Long.bitCount(d ^ first[at + 3]);
            if (differ <= limit.half && differ + restOf(key, i) <= limit.whole) {
                return i;
            }
        }
        return end;
    }

    /** Counts the bits in which the second halves differ. */
    private int restOf(int key, int other) {
        int differ = 0;
        for (int word = 0; word < HALF; word++) {
            differ += Long.bitCount(second[key * HALF + word] ^ second[other * HALF + word]);
        }
        return differ;
    }

    /** Returns how many of some bits may differ at a share expected to differ. */
    private static int most(int bits, double share) {
        return (int) Math.ceil(bits * share + DEVIATIONS * Math.sqrt(bits * share * (1 - share)));
    }

    private static long word(float[] sides, int word) {
        long bits = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            bits |= (sides[word * Long.SIZE + bit] > 0 ? 1L : 0L) << bit;
        }
        return bits;
    }

    /** Returns normals of random planes, by component and plane. */
    private static float[][] planes(int components) {
        Random random = new Random(SEED);
        float[][] planes = new float[components][BITS];
        for (float[] plane : planes) {
            for (int bit = 0; bit < BITS; bit++) {
                plane[bit] = (float) random.nextGaussian();
            }
        }
        return planes;
    }

    /** How many bits of the first half and of the whole may differ. */
    record Limit(int half, int whole) {}
}
