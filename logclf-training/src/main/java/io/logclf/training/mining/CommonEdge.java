package io.logclf.training.mining;

/**
 * Tells whether all values at a place begin, or end, with one word: then a shorter place holds what varies,
 * and the word is constant. Reused from place to place.
 */
final class CommonEdge {

    private final Words words;
    private long hash;
    private boolean shared;

    CommonEdge(Words words) {
        this.words = words;
    }

    /** Forgets all values. */
    void reset() {
        hash = 0;
        shared = true;
    }

    /** Adds the first, or last, token of a value. */
    void add(int token) {
        long added = words.hash(token);
        shared &= words.isWord(token) && (hash == 0 || hash == added);
        hash = added;
    }

    /** Tells whether all values added have the same word there; true if there were none. */
    boolean isShared() {
        return shared;
    }
}
