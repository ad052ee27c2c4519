package io.logclf.io.input;

import io.logclf.io.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Finds where rows end in the bytes of an input, without reading more of them than it must: one implementation
 * for each way in which rows are delimited. A {@link PortionReader} drives it:
 *
 * <ol>
 *   <li>{@link #scan} looks at new bytes, as often as some arrive;
 *   <li>{@link #cut} says how far rows are complete, and {@link #take} hands them over; indices count from the first byte that was not taken, so
 *       after a {@code take} all of them are smaller by {@code cut};
 *   <li>if there is a {@link #problem}, the rows before it are taken, and then nothing more;
 *   <li>at the end of the input, {@link #rewind} may send the reader back, and {@link #finish} ends the last row.
 * </ol>
 *
 * <p>It keeps the state between calls: a row may be spread over any number of buffers. Not safe for concurrent
 * use.
 */
public interface RowCutter {

    /**
     * Goes on where the last call ended, at most to the given number of rows in all.
     *
     * @param bytes what is not handed out yet, from index 0 on
     * @param from where the last call ended
     * @param to the end of what is there
     * @param maxRows how many rows there may be since the last {@link #take}
     * @return where this call ended: {@code to}, or the end of the last row that is wanted
     */
    int scan(byte[] bytes, int from, int to, int maxRows);

    /** Returns where the last complete row ends; 0 if there is none since the last {@link #take}. */
    int cut();

    /** Returns why no row can end behind the last complete one, or null. Once there is one, it stays. */
    @Nullable
    InputException problem();

    /**
     * Tells whether complete lines belong to a row that may go on: an entry whose next lines may still belong
     * to it.
     */
    default boolean isOpen() {
        return false;
    }

    /** Ends a row that {@link #isOpen} where its last complete line ends. */
    default void close() {}

    /**
     * Handles the end of the input, before {@link #finish}.
     *
     * @param end where the bytes end
     * @return where to scan once more, as what seemed to be one row is several; {@code end} if all is well or
     *     nothing helps
     */
    default int rewind(byte[] bytes, int end) {
        return end;
    }

    /**
     * Takes the end of the input as the end of a row that has begun; returns why it cannot be, or null.
     *
     * @param end where the bytes end; {@link #cut} is there afterwards unless there is a problem
     */
    @Nullable
    InputException finish(int end);

    /**
     * Returns the rows up to {@link #cut}, and counts from there on.
     *
     * @param start where the first row begins
     * @param tail where the bytes end that the portion is to hold; beyond {@link #cut} only with a problem,
     *     which the portion then has
     */
    Portion take(byte[] bytes, int start, int tail);
}
