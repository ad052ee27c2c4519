package io.logclf.workbench.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A log of a project.
 *
 * @param format how it is read, once that is known
 * @param rows all rows, also blank ones
 * @param messages rows that have a message
 * @param labelledRows rows with a label, or of which was said that none fits
 * @param error why it could not be imported
 */
public record FileSummary(
        long id,
        String name,
        Kind kind,
        State state,
        Optional<String> format,
        long rows,
        long messages,
        int groups,
        long labelledRows,
        Optional<String> error,
        Instant importedAt) {

    /** Where rows are from. */
    public enum Kind {
        /** A file that was given. */
        FILE,
        /** What a pipeline could not decide. */
        INBOX
    }

    /** How far it is. */
    public enum State {
        /** Being read and grouped. */
        IMPORTING,
        /** Its groups are there. */
        READY,
        /** It cannot be used. */
        FAILED
    }
}
