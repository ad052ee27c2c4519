package io.logclf.training.mining;

/**
 * Counts distinct messages roughly in the eight bytes of a {@code long}, so that evidence can grow with the number of
 * messages without repetition counting. Eight registers, each with the longest run of zero bits seen (Flajolet, Fusy,
 * Gandouet, Meunier: HyperLogLog, AofA 2007); the mean of the registers is all that is needed of it.
 */
final class Sketch {

    private static final int REGISTERS = 8;
    private static final int INDEX_BITS = 3;

    private Sketch() {}

    /** Returns a sketch that has seen a message too. */
    static long add(long sketch, long hash) {
        int shift = (int) (hash >>> (64 - INDEX_BITS)) * 8;
        long rank = Long.numberOfTrailingZeros(hash | (1L << 60)) + 1L;
        return rank > ((sketch >>> shift) & 0xff) ? (sketch & ~(0xffL << shift)) | (rank << shift) : sketch;
    }

    /** Returns a sketch of the messages of two. */
    static long union(long a, long b) {
        long union = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            union |= Math.max((a >>> shift) & 0xff, (b >>> shift) & 0xff) << shift;
        }
        return union;
    }

    /** Returns about the binary logarithm of the number of distinct messages. */
    static double log2(long sketch) {
        double sum = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            sum += (sketch >>> shift) & 0xff;
        }
        return sum / REGISTERS + INDEX_BITS - 0.5;
    }
}
