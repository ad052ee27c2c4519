package io.logclf.io;

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
    RowLabels labels(LabelWriter.Builder options);

    /** Returns what was found out about the input, for a person; empty if all was as it was said to be. */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Returns remarks on the rows parsed so far, each one line for a person. */
    default List<String> remarks() {
        return List.of();
    }
}
