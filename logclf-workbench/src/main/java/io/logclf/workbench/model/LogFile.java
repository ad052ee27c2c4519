package io.logclf.workbench.model;

import io.logclf.workbench.view.FileSummary.Kind;
import io.logclf.workbench.view.FileSummary.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A log of a project.
 *
 * @param format the name of the format it is read in
 * @param description how it was read
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

    /** Returns it once it is read. */
    public LogFile read(Optional<String> how, long allRows, long withMessage) {
        return new LogFile(id, name, kind, State.READY, format, how, allRows, withMessage, Optional.empty(), at);
    }

    /** Returns it in another state. */
    public LogFile in(State other, Optional<String> why) {
        return new LogFile(id, name, kind, other, format, description, rows, messages, why, at);
    }
}
