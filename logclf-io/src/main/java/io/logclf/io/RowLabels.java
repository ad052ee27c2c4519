package io.logclf.io;

import io.logclf.api.Classification;
import java.util.Optional;

/** Writes the rows of an input with their labels. Safe for concurrent use. */
interface RowLabels {

    /** Appends what stands before the first row. */
    default void appendHeader(LabelText out) {}

    /**
     * Appends a row; without a classification where it has no entry.
     *
     * @throws InputException if the row has the label's field already
     */
    void append(LogRow row, Optional<Classification> classification, LabelText out);
}
