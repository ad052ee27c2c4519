package io.logclf.io.prefix;

/**
 * Tells line by line which lines belong to the entry before them, so that a stack trace stays with the
 * message it explains.
 *
 * <p>An implementation keeps state from line to line: it must be given every line of an input once and
 * in order, and is used by one thread at a time. It reads bytes and not text because cutting comes
 * before decoding; a line can be told from a continuation by its first ASCII characters in every
 * encoding that is read here.
 */
public interface LineJoiner {

    /**
     * Takes the next line, and tells whether it belongs to the entry before it. The bytes are only
     * read, and not kept after the call returns.
     *
     * @param bytes the buffer that holds the line
     * @param start where the line begins
     * @param end where it ends, without its line break; equal to {@code start} for an empty line
     * @return true if the line continues the entry; false if it begins one
     */
    boolean next(byte[] bytes, int start, int end);

    /**
     * Forgets the lines before, so that the next line begins an entry unless it can only be part of
     * one. Called when an entry is closed before its end was seen, for example because an input is
     * followed and nothing has come for a while.
     */
    void reset();
}
