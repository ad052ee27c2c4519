package io.logclf.app;

import io.logclf.api.Classification;
import java.io.Flushable;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes rows with their labels in some format. Not safe for concurrent use.
 *
 * @param <R> what the reader of the format gives
 */
interface RowWriter<R> extends Flushable {

    /** Writes a row; without a classification where the reader gave no entry. */
    void write(R row, Optional<Classification> classification) throws IOException;
}
