package io.logclf.io.prefix;

/**
 * A building block of a {@link LinePattern}: takes a piece of a line, such as a time or a level.
 * Stateless, so that all threads share the patterns; what is found goes to the {@link Cursor}.
 */
@FunctionalInterface
interface Block {

    /**
     * Returns where the piece ends that begins here, and notes in the cursor what it says; -1 if there
     * is no such piece here.
     *
     * @param cursor the line, and what the blocks before this one have found
     * @param at where the piece must begin; may be the end of the line
     */
    int end(Cursor cursor, int at);
}
