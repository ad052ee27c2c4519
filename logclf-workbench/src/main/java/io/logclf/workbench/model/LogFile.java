package io.logclf.workbench.model;

import io.logclf.workbench.view.FileSummary.Kind;
import io.logclf.workbench.view.FileSummary.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A log of a project. Immutable: a change of its state makes another one, which replaces it.
 *
 * @param id its number, used for no other file of the project, ever
 * @param name what people call it: that of the file they gave
 * @param format the name of the {@link io.logclf.io.LogFormat} that it is read in
 * @param description how it was read, for people; empty until it is
 * @param rows all rows, also blank ones; 0 until it is read
 * @param messages the rows that have a message
 * @param error why it failed, if it did
 * @param at when it was added
 */
public record LogFile(
        long id,
        String name,
        Kind kind,
        State state,
        String format,
        Optional<String> description,
        long rows,
        long messages,
        Optional<String> error,
        Instant at) {

    /** Returns a file of which nothing is known but where it is from, and that it is being imported. */
    public static LogFile added(long id, String name, Kind kind, String format, Instant at) {
        return new LogFile(id, name, kind, State.IMPORTING, format, Optional.empty(), 0, 0, Optional.empty(), at);
    }

    /**
     * Returns it as ready, once it is read.
     *
     * @param how the description
     */
    public LogFile read(Optional<String> how, long allRows, long withMessage) {
        return new LogFile(id, name, kind, State.READY, format, how, allRows, withMessage, Optional.empty(), at);
    }

    /**
     * Returns it in another state.
     *
     * @param why the error, if it is one
     */
    public LogFile in(State other, Optional<String> why) {
        return new LogFile(id, name, kind, other, format, description, rows, messages, why, at);
    }
}
