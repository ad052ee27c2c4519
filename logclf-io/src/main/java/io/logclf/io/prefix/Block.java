package io.logclf.io.prefix;

/** A building block of a {@link LinePattern}: takes a piece of a line. Stateless. */
@FunctionalInterface
interface Block {

    /** Returns where the piece ends that begins here, and notes in the cursor what it says; -1 if there is no such piece here. */
    int end(Cursor cursor, int at);
}
