package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import java.util.List;
import java.util.Optional;

/** How the rows of one input are read, and how they are written with their labels. Safe for concurrent use. */
interface RowFormat {

    /** Parses the rows of a portion. */
    ParsedRows<LogRow> parse(Portion portion);

    /** Returns CSV, JSONL, JSON or LINES: the form in which rows are written back. */
    LogFormat kind();

    /**
     * Returns how rows are written back.
     *
     * @throws InputException if the input has the label's column already
     */
    Labels labels(LabelWriter.Builder options);

    /** Returns what was found out about the input, for a person; empty if all was as it was said to be. */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Returns remarks on the rows parsed so far, each one line for a person. */
    default List<String> remarks() {
        return List.of();
    }

    /** Writes the rows of an input with their labels. Safe for concurrent use. */
    interface Labels {

        /** Appends what stands before the first row. */
        default void appendHeader(LabelText out) {}

        /**
         * Appends a row; without a classification where it has no entry.
         *
         * @throws InputException if the row has the label's field already
         */
        void append(LogRow row, Optional<Classification> classification, LabelText out);
    }
}
