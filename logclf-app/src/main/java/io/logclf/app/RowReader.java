package io.logclf.app;

import io.logclf.api.LogEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of an input in some format. Not safe for concurrent use.
 *
 * @param <R> a row, with all that the output needs of it
 */
interface RowReader<R> extends Closeable {

    /** Returns the next row, or empty at the end. */
    Optional<R> read() throws IOException;

    /** Returns what is to be classified; empty for a row without a message, such as an empty line. */
    Optional<LogEntry> entry(R row);

    /** Returns about how many characters the row takes in memory. */
    long chars(R row);

    /** Returns remarks on the input for the person who runs the program, each one line. */
    default List<String> remarks() {
        return List.of();
    }
}
