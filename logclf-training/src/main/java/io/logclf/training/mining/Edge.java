package io.logclf.training.mining;

/** Tells whether all values at a place begin, or end, with one word: then a shorter place holds what varies. */
final class Edge {

    private final Words words;
    private long hash;
    private boolean shared;

    Edge(Words words) {
        this.words = words;
    }

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

    boolean isShared() {
        return shared;
    }
}
