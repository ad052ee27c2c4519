package io.logclf.training.mining;

/** Hashes of 64 bits: two different texts of one log get the same with a probability that need not be considered. */
final class Hash {

    /** Odd, so that it has an inverse, and with its bits well spread: the golden ratio. */
    static final long FACTOR = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** Returns the hash of a stretch of characters. */
    static long of(char[] chars, int from, int to) {
        long hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * FACTOR + chars[i];
        }
        return mix(hash);
    }

    /** Spreads the bits of a hash, so that any part of it can be used as an index. */
    static long mix(long hash) {
        // The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
        long h = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }
}
