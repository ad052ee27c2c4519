package io.logclf.api;

import java.util.Objects;

/**
 * One log message, the system it came from, and how serious that system considered it. Immutable. There is no time: a label
 * depends on what a message says, so that equal entries get equal labels whenever they come.
 *
 * @param source the system that wrote the message, compared exactly by routes and rules; empty where unknown
 * @param message the text, of any length and content; may be empty
 * @param severity how serious; {@link Severity#UNKNOWN} where nothing tells
 */
public record LogEntry(String source, String message, Severity severity) {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if one is null
     */
    public LogEntry {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(severity, "severity");
    }

    /** Returns an entry of which only the message is known. */
    public static LogEntry of(String message) {
        return of("", message);
    }

    /** Returns an entry of unknown severity. */
    public static LogEntry of(String source, String message) {
        return new LogEntry(source, message, Severity.UNKNOWN);
    }
}
