package io.logclf.io.prefix;

/** Tells line by line which lines belong to the entry before them. Not safe for concurrent use. */
public interface LineJoiner {

    /**
     * Takes the next line, and tells whether it belongs to the entry before it.
     *
     * @param end where it ends, without its line break
     */
    boolean next(byte[] bytes, int start, int end);

    /** Forgets the lines before. */
    void reset();
}
