package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of one input are read, and how they are written with their labels. An instance belongs
 * to one input, and counts what it meets; parsing needs nothing but a portion, so portions are parsed
 * on several threads and in any order. Safe for concurrent use.
 */
interface RowFormat {

    /**
     * Parses the rows of a portion, in their order. What ends the input is returned behind the rows
     * before it, and not thrown.
     */
    ParsedRows<LogRow> parse(Portion portion);

    /** Returns CSV, JSONL, JSON or LINES: the form in which rows are written back. */
    LogFormat kind();

    /**
     * Returns how rows are written back.
     *
     * @param options of the writer
     * @throws InputException if the input has the label's column already
     */
    Labels labels(LabelWriter.Builder options);

    /**
     * Returns what was found out about the input, in a few words for a person; empty if all was as it
     * was said to be.
     */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Returns remarks on the rows parsed so far, each one line for a person. */
    default List<String> remarks() {
        return List.of();
    }

    /** Writes the rows of an input with their labels. Safe for concurrent use. */
    interface Labels {

        /** Appends what stands before the first row; nothing, except for tables. */
        default void appendHeader(LabelText out) {}

        /**
         * Appends a row in its output form.
         *
         * @param row one of this input
         * @param classification empty if the row has no entry, and stays as it is
         * @param out one thread's; several may be filled at once
         * @throws InputException if the row has the label's field already
         */
        void append(LogRow row, Optional<Classification> classification, LabelText out);
    }
}
