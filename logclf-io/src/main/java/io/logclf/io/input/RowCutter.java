package io.logclf.io.input;

import io.logclf.io.InputException;
import org.jspecify.annotations.Nullable;

/** Finds where rows end in the bytes of an input, without reading more of them than it must. Not safe for concurrent use. */
public interface RowCutter {

    /**
     * Goes on where the last call ended, at most to the given number of rows in all.
     *
     * @param bytes what is not handed out yet, from index 0 on
     * @param from where the last call ended
     * @param to the end of what is there
     * @return where this call ended: {@code to}, or the end of the last row that is wanted
     */
    int scan(byte[] bytes, int from, int to, int maxRows);

    /** Returns where the last complete row ends; 0 if there is none. */
    int cut();

    /** Returns why no row can end behind the last complete one, or null. */
    @Nullable
    InputException problem();

    /** Tells whether complete lines belong to a row that may go on. */
    default boolean isOpen() {
        return false;
    }

    /** Ends a row that {@link #isOpen} where its last complete line ends. */
    default void close() {}

    /**
     * Is told that the input ends.
     *
     * @return where to scan once more, as what seemed to be one row is several; {@code end} if all is well or nothing helps
     */
    default int rewind(byte[] bytes, int end) {
        return end;
    }

    /** Takes the end of the input as the end of a row that has begun; returns why it cannot be, or null. */
    @Nullable
    InputException finish(int end);

    /** Returns the rows up to {@link #cut}, and begins to count anew from there. */
    Portion take(byte[] bytes, int start, int tail);
}
